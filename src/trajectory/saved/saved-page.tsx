/** What was really saved: measured beside forecast, and the year's change reconciled with it. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import { tonnes, wholeTonnes } from '../../carbon/pages/told.ts';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { ChoiceField, Problems } from '../../platform/web/forms.tsx';
import { type Translate, translators } from '../../platform/web/translate.ts';
import type { PlannedDesk } from '../pages/frame.tsx';
import { categoryName, OrganisationField, Pages, Shown } from '../pages/parts.tsx';
import { monthInWords, percent, tonnesOf, yearName } from '../pages/told.ts';
import type { Reconciled } from '../rules/reconcile.ts';
import { type SavedKey, savedMessages } from './messages.ts';
import type { MeasuredYear, SavedFacts } from './saved-facts.ts';

export type SavedT = Translate<SavedKey>;
export const savedWordsOf = translators({ en: savedMessages });

interface Props {
  desk: PlannedDesk;
  t: SavedT;
  facts: SavedFacts;
}

export function SavedPage({ desk, t, facts }: Props) {
  const { filled, whose, href } = desk;
  return (
    <>
      <Problems problems={filled.problems} t={t} />
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{whose}</span> {t('title')}
      </h1>
      <p className="nhsuk-lede-text">{t('lede')}</p>
      <Shown desk={desk} />
      <Pages desk={desk} shown={null} />
      <Chosen desk={desk} facts={facts} />
      <section className="gp-section" aria-labelledby="measured">
        <h2 id="measured" className="nhsuk-heading-m">
          {titleOf(t, facts)}
        </h2>
        <p>{t('says', { year: yearName(facts.year) })}</p>
        {facts.measured.length > 0 && <MeasuredTable {...{ desk, t, facts }} />}
        <Fits {...{ t, facts }} />
        {facts.measured.length > 0 && <ByYear {...{ t, facts }} />}
        <p>
          <a href={href('/saved.csv', { year: null })}>{t('csv')}</a>
        </p>
      </section>
      <Unmeasured {...{ desk, t, facts }} />
      <ReconciledSection {...{ desk, t, facts }} />
    </>
  );
}

function Chosen({ desk, facts }: Pick<Props, 'desk' | 'facts'>) {
  const { t, here, filled } = desk;
  const form = { ...filled, values: { ...filled.values, year: String(facts.year) } };
  return (
    <form method="get" action={`${here}/saved`} className="gp-asked">
      <OrganisationField desk={desk} form={form} />
      <ChoiceField
        name="year"
        label={t('field.year')}
        form={form}
        options={facts.years.map((year) => ({ value: String(year), label: yearName(year) }))}
      />
      <button type="submit" className="nhsuk-button nhsuk-button--secondary">
        {t('field.show')}
      </button>
    </form>
  );
}

const measuredKg = (facts: SavedFacts): Decimal => sumOf(facts.measured.map(({ kg }) => kg ?? '0'));

/** "312 t were measured as saved in 2024/25, 84 % of what was forecast". */
function titleOf(t: SavedT, facts: SavedFacts): string {
  const year = yearName(facts.year);
  const known = facts.measured.filter(({ kg }) => kg !== null);
  if (known.length === 0) return t('is.none', { year });
  const values = { year, tonnes: wholeTonnes(measuredKg(facts).toFixed()) };
  const forecast = known.reduce((sum, one) => sum + one.forecast, 0n);
  return forecast > 0n ? t('is', { ...values, share: shareOf(measuredKg(facts), forecast) }) : t('is.bare', values);
}

const milligramsInAKilogram = 1_000_000;
const shareOf = (kg: Decimal, forecast: bigint): string =>
  forecast <= 0n ? '' : percent(kg.times(milligramsInAKilogram).div(forecast.toString()).toFixed());

function MeasuredTable({ desk, t, facts }: Props) {
  const { team, nameOf, here } = desk;
  // As the heading has it: what was not measured is neither saved nor missed.
  const known = facts.measured.filter(({ kg }) => kg !== null);
  const forecast = known.reduce((sum, one) => sum + one.forecast, 0n);
  return (
    <DataTable
      caption={t('table.measured', { year: yearName(facts.year) })}
      heads={[
        { label: t('head.initiative') },
        { label: t('head.organisation') },
        { label: t('head.against') },
        { label: t('head.months'), numeric: true },
        { label: t('head.measured'), numeric: true },
        { label: t('head.forecast'), numeric: true },
        { label: t('head.share'), numeric: true },
      ]}
      rows={[
        ...facts.measured.map((one) => ({
          key: one.initiative.id,
          cells: [
            <a
              key="initiative"
              href={
                team
                  ? `${here}/initiative/${encodeURIComponent(one.initiative.id)}/measurement`
                  : `${here}/waterfall/${encodeURIComponent(one.initiative.id)}`
              }
            >
              {one.initiative.title}
            </a>,
            nameOf(one.measurement.organisation),
            againstOf(t, one),
            String(one.months),
            one.kg === null ? '' : tonnes(one.kg),
            tonnesOf(one.forecast),
            one.kg === null ? '' : shareOf(new Decimal(one.kg), one.forecast),
          ],
        })),
        {
          key: 'sum',
          strong: true,
          cells: [
            t('sumOfMeasured'),
            '',
            '',
            '',
            tonnes(measuredKg(facts).toFixed()),
            tonnesOf(forecast),
            shareOf(measuredKg(facts), forecast),
          ],
        },
      ]}
    />
  );
}

function againstOf(t: SavedT, { measurement: { counterfactual } }: MeasuredYear): string {
  if (counterfactual.type === 'measure moved') return t('against.measure', { usual: counterfactual.usual });
  const { from, to, adjustBy } = counterfactual;
  return t(`against.${adjustBy}`, { from: monthInWords(from), to: monthInWords(to) });
}

/** How well the months before lie on their line, and what keeps a saving from being told. */
function Fits({ t, facts }: Pick<Props, 't' | 'facts'>) {
  const told = facts.measured.flatMap(({ initiative, fit, unit, remarks }) => [
    ...(fit
      ? [
          t('fit', {
            name: initiative.title,
            months: fit.months,
            scatter: new Decimal(fit.scatter).times(100).toFixed(0),
            perDay: new Decimal(fit.perDay).toFixed(1),
            perDegreeDay: new Decimal(fit.perDegreeDay).toFixed(1),
            unit,
          }),
        ]
      : []),
    ...remarks.map(({ sentence }) => `${initiative.title}: ${sentence}`),
  ]);
  if (told.length === 0) return null;
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {told.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function ByYear({ t, facts }: Pick<Props, 't' | 'facts'>) {
  const years = [...new Set(facts.measured.flatMap((one) => one.years.map(({ year }) => year)))].sort((a, b) => a - b);
  return (
    <DataTable
      caption={t('table.years')}
      heads={[{ label: t('head.initiative') }, ...years.map((year) => ({ label: yearName(year), numeric: true }))]}
      rows={facts.measured.map((one) => ({
        key: one.initiative.id,
        cells: [
          one.initiative.title,
          ...years.map((year) => {
            const told = one.years.find((each) => each.year === year);
            return told ? tonnes(told.kg) : '';
          }),
        ],
      }))}
    />
  );
}

function Unmeasured({ desk, t, facts }: Props) {
  const { team, here, initiativeOf } = desk;
  return (
    <section className="gp-section" aria-labelledby="unmeasured">
      <h2 id="unmeasured" className="nhsuk-heading-m">
        {t('unmeasured.title')}
      </h2>
      <p>{t(facts.unmeasured.length === 0 ? 'unmeasured.none' : 'unmeasured.says')}</p>
      {facts.unmeasured.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {facts.unmeasured.map(({ id }) => (
            <li key={id}>
              {initiativeOf(id)}
              {team && (
                <>
                  {': '}
                  <a href={`${here}/initiative/${encodeURIComponent(id)}/measurement`}>
                    {t('declare')}
                    <span className="nhsuk-u-visually-hidden">: {initiativeOf(id)}</span>
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** kg as tonnes with their sign. */
function signed(kg: string): string {
  const value = new Decimal(kg);
  const told = tonnes(value.abs().toFixed());
  return value.isNegative() && !value.isZero() ? `−${told}` : told;
}

function ReconciledSection({ desk, t, facts }: Props) {
  const { reconciliation, year } = facts;
  const [before, now] = [yearName(year - 1), yearName(year)];
  if (!reconciliation)
    return (
      <section className="gp-section" aria-labelledby="reconciled">
        <h2 id="reconciled" className="nhsuk-heading-m">
          {t('reconciled.title', { before })}
        </h2>
        <p>{t('reconciled.none', { year: now })}</p>
      </section>
    );
  const { total, byCategory } = reconciliation;
  const cells = (one: Reconciled) =>
    [one.change, one.initiatives, one.growth, one.factors, one.data, one.unexplained].map(signed);
  const heads = ['change', 'initiatives', 'growth', 'factors', 'data', 'unexplained'] as const;
  return (
    <section className="gp-section" aria-labelledby="reconciled">
      <h2 id="reconciled" className="nhsuk-heading-m">
        {t('reconciled.title', { before })}
      </h2>
      <p>
        {t('reconciled.says', {
          change: signed(total.change),
          initiatives: signed(total.initiatives),
          growth: signed(total.growth),
          factors: signed(total.factors),
          data: signed(total.data),
          unexplained: signed(total.unexplained),
        })}
      </p>
      <DataTable
        caption={t('reconciled.table', { before, year: now })}
        heads={[{ label: t('head.category') }, ...heads.map((head) => ({ label: t(`head.${head}`), numeric: true }))]}
        rows={[
          ...byCategory.map((one) => ({ key: one.category, cells: [categoryName(one.category), ...cells(one)] })),
          { key: 'sum', strong: true, cells: [t('sum'), ...cells(total)] },
        ]}
      />
      {total.bySaving.length > 0 && (
        <DataTable
          caption={t('reconciled.by')}
          heads={[{ label: t('head.initiative') }, { label: t('head.contribution'), numeric: true }]}
          rows={total.bySaving.map(({ initiative, kg }) => ({
            key: initiative,
            cells: [desk.initiativeOf(initiative), signed(kg)],
          }))}
        />
      )}
    </section>
  );
}
