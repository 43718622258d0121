/** What the trajectory's pages have in common: their links to each other, the form, what is shown, the files. */
import { Button } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { categories } from '../../carbon/footprint/categories.ts';
import { ChoiceField, type Filled, LineField, Problems } from '../../platform/web/forms.tsx';
import type { Remark } from '../rules/model.ts';
import type { Desk, PlannedDesk, T } from './frame.tsx';
import { yearName } from './told.ts';

const names = new Map(categories.map(({ id, name }) => [id, name]));
/** The NHS's name of a category; what is none of its is given back. */
export const categoryName = (id: string): string => names.get(id) ?? id;

/** Within a sentence: "fossil fuels", and "NHS fleet and leased vehicles". */
export function categoryWithin(id: string): string {
  const name = categoryName(id);
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

export const pagesThere = ['', '/waterfall', '/gap', '/wedges', '/cost', '/opportunities'] as const;
export type PageThere = (typeof pagesThere)[number];

/** The other pages of the same plan; the one that is shown is marked. */
export function Pages({ desk, shown }: { desk: Desk; shown: PageThere | null }) {
  const { t, href, team, here } = desk;
  const kept = { year: null, initiative: null, start: null, size: null };
  return (
    <nav aria-label={t('pages.label')}>
      <ul className="gp-shows">
        {pagesThere.map((path) => (
          <li key={path}>
            <a href={href(path, kept)} {...(path === shown ? { 'aria-current': 'page' as const } : {})}>
              {t(`page.${path === '' ? '/' : path}`)}
            </a>
          </li>
        ))}
        <li>
          <a href={`${here}/saved`}>{t('page./saved')}</a>
        </li>
        {team && (
          <>
            <li>
              <a href={`${here}/compare`}>{t('page./compare')}</a>
            </li>
            <li>
              <a href={`${here}/optimise`}>{t('page./optimise')}</a>
            </li>
          </>
        )}
      </ul>
    </nav>
  );
}

/** Where the team keeps what is planned. */
export function TeamPages({ desk: { t, here, team } }: { desk: Desk }) {
  if (!team) return null;
  return (
    <ul className="gp-shows">
      {(['initiatives', 'scenarios', 'targets', 'settings'] as const).map((part) => (
        <li key={part}>
          <a href={`${here}/${part}`}>{t(`team.${part}`)}</a>
        </li>
      ))}
    </ul>
  );
}

interface HeadProps {
  desk: PlannedDesk;
  title: string;
  lede?: string;
  /** Of which tonnes; else of the footprint that was asked for. */
  of?: string;
}

/** Heading, what is shown, what was tried out, and what is wrong with the address. */
export function Head({ desk, title, lede, of }: HeadProps) {
  const { t, whose, asked, filled } = desk;
  return (
    <>
      <Problems problems={filled.problems} t={t} />
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">
          {whose}, {of ?? t(`of.${asked.of}`)}
        </span>{' '}
        {title}
      </h1>
      {lede && <p className="nhsuk-lede-text">{lede}</p>}
      <Shown desk={desk} />
    </>
  );
}

/** What the figures on a page follow from. */
export function Shown({ desk }: { desk: PlannedDesk }) {
  const { t, planned, asked, record, initiativeOf, href } = desk;
  const scenario = record.scenarios.find(({ id }) => id === asked.scenario);
  return (
    <>
      <p className="gp-quiet">
        {t('shown.baseline', { year: yearName(planned.model.baseline.year), source: planned.model.baseline.source })}{' '}
        {scenario ? t('shown.scenario', { name: scenario.name }) : t('shown.plan')}
      </p>
      {asked.tried && (
        <p className="nhsuk-inset-text">
          {t('shown.tried', { name: initiativeOf(asked.tried.initiative) })}{' '}
          <a href={href('/waterfall', { initiative: null, start: null, size: null })}>{t('shown.untried')}</a>
        </p>
      )}
    </>
  );
}

interface ControlsProps {
  desk: PlannedDesk;
  /** Fields of the page's own, in place of which footprint it is of. */
  children?: ReactNode;
  /** Below the room's address. */
  path: string;
  year?: number;
  years?: readonly number[];
  /** Whether a change to an initiative may be tried out here. */
  tries?: boolean;
}

/** The form by which a page is asked for something else: it is sent as an address. */
export function Controls({ desk, path, year, years, tries, children }: ControlsProps) {
  const { t, here, filled, asked, record, team } = desk;
  const form = { ...filled, values: { ...filled.values, ...(year ? { year: String(year) } : {}) } };
  const planned = record.initiatives.filter(({ stage }) => stage !== 'stopped');
  return (
    <form method="get" action={`${here}${path}`} className="gp-asked">
      <OrganisationField desk={desk} form={form} />
      {children ?? (
        <ChoiceField
          name="of"
          label={t('field.of')}
          form={form}
          options={[
            { value: 'footprint', label: t('of.footprint') },
            { value: 'plus', label: t('of.plus') },
          ]}
        />
      )}
      {years && (
        <ChoiceField
          name="year"
          label={t('field.year')}
          form={form}
          options={years.map((one) => ({ value: String(one), label: yearName(one) }))}
        />
      )}
      {team && record.scenarios.length > 0 && (
        <ChoiceField
          name="scenario"
          label={t('field.scenario')}
          form={form}
          options={[
            { value: '', label: t('planOfRecord') },
            ...record.scenarios.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {tries && planned.length > 0 && (
        <fieldset className="nhsuk-fieldset gp-asked__tried">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{t('field.try')}</legend>
          <ChoiceField
            name="initiative"
            label={t('field.initiative')}
            form={form}
            options={[
              { value: '', label: t('field.noInitiative') },
              ...planned.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
          <LineField name="start" label={t('field.start')} hint={t('field.startHint')} form={form} width="10" />
          <LineField name="size" label={t('field.size')} hint={t('field.sizeHint')} form={form} width="5" />
        </fieldset>
      )}
      {asked.attribution === 'delivery' && <input type="hidden" name="attribution" value="delivery" />}
      <Button type="submit" secondary>
        {t('field.show')}
      </Button>
    </form>
  );
}

interface RedrawnProps {
  id: string;
  /** What stands above the form and changes with it. */
  head: ReactNode;
  controls: ReactNode;
  children: ReactNode;
}

/** The whole system, a place of it, or an organisation. */
export function OrganisationField({ desk: { t, trajectory }, form }: { desk: Desk; form: Filled }) {
  const { organisations, places } = trajectory.system.settings;
  return (
    <ChoiceField
      name="organisation"
      label={t('field.organisation')}
      form={form}
      options={[
        { value: '', label: t('wholeSystem') },
        ...places.map(({ slug, name }) => ({ value: `place:${slug}`, label: t('field.place', { name }) })),
        ...organisations.map(({ slug, name }) => ({ value: slug, label: name })),
      ]}
    />
  );
}

/** A form, and what it draws, redrawn in place as soon as a field has changed. */
export function Redrawn({ id, head, controls, children }: RedrawnProps) {
  return (
    <gp-redraw id={id}>
      <p role="status" className="nhsuk-u-visually-hidden" />
      {head}
      {controls}
      <div data-drawn="">{children}</div>
    </gp-redraw>
  );
}

export const pictureNames = ['trajectory', 'waterfall', 'gap', 'wedges', 'cost'] as const;
export type PictureName = (typeof pictureNames)[number];

/** The files in which a picture can be had, and its address for another site. */
export function Downloads({ desk, of }: { desk: Desk; of: PictureName }) {
  const { t, href, base } = desk;
  const files = [
    ['svg', `/pictures/${of}.svg`],
    ['png', `/pictures/${of}.png`],
    ['xlsx', '/trajectory.xlsx'],
    ['pptx', '/trajectory.pptx'],
  ] as const;
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{t('files.open')}</span>
      </summary>
      <div className="nhsuk-details__text">
        <ul className="nhsuk-list nhsuk-list--bullet">
          {files.map(([kind, path]) => (
            <li key={kind}>
              <a href={href(path)}>{t(`files.${kind}`)}</a>
            </li>
          ))}
          <li>
            <a href={`${base}/trajectory/embed/${of}`}>{t('files.embed')}</a>
          </li>
        </ul>
      </div>
    </details>
  );
}

/** What cut effects down, what found nothing to act on. */
export function Remarks({
  t,
  remarks,
  initiativeOf,
}: {
  t: T;
  remarks: readonly Remark[];
  initiativeOf: Desk['initiativeOf'];
}) {
  if (remarks.length === 0) return null;
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{t('remarks.open', { count: remarks.length })}</span>
      </summary>
      <div className="nhsuk-details__text">
        <ul className="nhsuk-list nhsuk-list--bullet">
          {remarks.map(({ initiative, code, field, sentence }) => (
            <li key={`${initiative} ${code} ${field} ${sentence}`}>
              {initiative === '' ? '' : `${initiativeOf(initiative)}: `}
              {sentence}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
