/** By which rules a system counts its carbon: shown to the team, changed by those who may change the plan. */
import { type Context, Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Filled, LineField, Problems, RadioField, readForm } from '../../platform/web/forms.tsx';
import { assessmentReports, CarbonSettings } from '../model.ts';
import { type IntakeDesk, intakeDeskOf } from './desk.ts';
import { Done } from './done.tsx';
import { Pairs } from './pairs.tsx';

/** Mounted at "/carbon" below the workspace. */
export function settingsRoutes(house: WebHouse): Hono<Env> {
  async function page(c: Context<Env>, form: Filled | null, status: 200 | 422 = 200) {
    const desk = intakeDeskOf(c, house);
    const settings = await desk.carbon.settings.read();
    const values = { ...settings, baselineYear: String(settings.baselineYear) };
    const body = (
      <SettingsPage
        {...{ desk, settings }}
        form={form ?? { values, problems: [] }}
        done={c.req.query('done') === 'saved'}
      />
    );
    return desk.page({ title: desk.t('settings.title'), path: '/settings', body }, status);
  }

  return new Hono<Env>()
    .get('/settings', (c) => page(c, null))

    .post('/settings', async (c) => {
      const { t, carbon, here } = intakeDeskOf(c, house);
      const { factorYear, warmingPotentials } = CarbonSettings.shape;
      const baselineYear = z.coerce
        .number(t('settings.year'))
        .int(t('settings.year'))
        .min(1990, t('settings.year'))
        .max(2100, t('settings.year'));
      const sent = await readForm(c, z.object({ factorYear, warmingPotentials, baselineYear }));
      if (!sent.data) return page(c, sent, 422);
      await carbon.settings.write(sent.data);
      return c.redirect(`${here}/settings?done=saved`, 303);
    });
}

interface Props {
  desk: IntakeDesk;
  settings: CarbonSettings;
  form: Filled;
  done: boolean;
}

function SettingsPage({ desk, settings, form, done }: Props) {
  const { t, here, mayChange } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done && (
        <Done>
          {t('settings.saved')} <a href={`${here}/calculations`}>{t('settings.count')}</a>
        </Done>
      )}
      <h1 className="nhsuk-heading-l">{t('settings.title')}</h1>
      <p>{t('settings.intro')}</p>
      {mayChange ? (
        <form method="post" action={`${here}/settings`} noValidate>
          <RadioField
            name="warmingPotentials"
            label={t('settings.potentials')}
            hint={t('settings.potentialsHint')}
            options={assessmentReports.map((report) => ({ value: report, label: t(`settings.${report}`) }))}
            form={form}
          />
          <RadioField
            name="factorYear"
            label={t('settings.factorYear')}
            hint={t('settings.factorYearHint')}
            options={(['begins', 'ends'] as const).map((year) => ({ value: year, label: t(`settings.${year}`) }))}
            form={form}
          />
          <LineField
            name="baselineYear"
            label={t('settings.baselineYear')}
            hint={t('settings.baselineHint')}
            width="5"
            form={form}
          />
          <Button type="submit">{t('save')}</Button>
        </form>
      ) : (
        <>
          <Pairs
            pairs={[
              {
                key: 'potentials',
                name: t('settings.potentials'),
                value: t(`settings.${settings.warmingPotentials}`),
              },
              { key: 'year', name: t('settings.factorYear'), value: t(`settings.${settings.factorYear}`) },
              { key: 'baseline', name: t('settings.baselineYear'), value: settings.baselineYear },
            ]}
          />
          <p>{t('settings.mayNot')}</p>
        </>
      )}
    </>
  );
}
