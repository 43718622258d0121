/** How long things are kept, and what was taken away, for the team. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../room.ts';
import { systemPage } from '../web/system-page.tsx';
import { translator } from '../web/translate.ts';
import { retentionRecord } from './apply.ts';
import { retentionMessages } from './messages.ts';
import { daysOf } from './rule.ts';

const t = translator('en', retentionMessages);
const dayOf = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

export function retentionRoutes(house: WebHouse): Hono<Env> {
  const rules = house.offers.retention;
  return new Hono<Env>().get('/retention', async (c) => {
    const { system } = c.var;
    const record = await retentionRecord(house, system.id, 500);
    const telling = record.filter(({ removed }) => removed > 0);
    const unknown = Object.keys(system.settings.retention).filter((kind) => !rules.some((rule) => rule.kind === kind));
    const body = (
      <>
        <h1 className="nhsuk-heading-l">{t('title')}</h1>
        <p>{t('intro')}</p>
        {unknown.length > 0 && <p>{t('unknown', { kinds: unknown.join(', ') })}</p>}
        <dl className="nhsuk-summary-list">
          {rules.map((rule) => (
            <div key={rule.kind} className="nhsuk-summary-list__row">
              <dt className="nhsuk-summary-list__key">
                {rule.kind}, {t('days', { days: daysOf(rule, rule.of === 'system' ? system : null) })}
              </dt>
              <dd className="nhsuk-summary-list__value">{rule.what}</dd>
            </div>
          ))}
        </dl>
        <h2 className="nhsuk-heading-m">{t('record')}</h2>
        <p>{record[0] ? t('last', { day: dayOf.format(record[0].at) }) : t('never')}</p>
        {telling.length === 0 && <p>{t('noRecord')}</p>}
        <ul className="nhsuk-list nhsuk-list--bullet">
          {telling.map(({ id, at, kind, days, removed }) => (
            <li key={id}>{t('entry', { day: dayOf.format(at), removed, kind, days })}</li>
          ))}
        </ul>
      </>
    );
    const breadcrumb = [{ label: t('workspace'), href: `/${system.slug}/workspace` }];
    return c.html(
      systemPage(system, house.assets, { title: t('title'), path: '/workspace/retention', breadcrumb, body }),
    );
  });
}
