/** The set that gets furthest with a budget: what is chosen and why, what is left out and why, and what more would buy. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Choice, LeftOut, Reason } from '../rules/choice.ts';
import type { PlannedDesk } from './frame.tsx';
import type { Candidates, Wanted } from './optimise-work.ts';
import { percent, pounds, poundsInShort, wholeTonnesOf, yearName } from './told.ts';

interface Props {
  desk: PlannedDesk;
  choice: Choice;
  wanted: Wanted;
  candidates: Candidates;
}

/** Of others that act on the same, so many are named. */
const mostNamed = 2;

type NameOf = (initiative: string) => string;

export const aimOf = ({ t }: PlannedDesk, { of, year }: Wanted): string =>
  t('optimise.aim', {
    of: t(`of.${of}`),
    year: year === 'all' ? t('optimise.allYears').toLowerCase() : yearName(year),
  });

export function OptimiseAnswer({ desk, choice, wanted, candidates }: Props) {
  const { t, record, nameOf, initiativeOf } = desk;
  const planned = new Set(record.initiatives.map(({ id }) => id));
  // A kind of the library may be chosen for several organisations, so their names tell them apart.
  const titleOf: NameOf = (id) => {
    const found = candidates.get(id);
    if (planned.has(id) || !found) return initiativeOf(id);
    return `${found.title} (${found.organisations.map(({ organisation }) => nameOf(organisation)).join('; ')})`;
  };
  const spent = choice.spend.reduce((sum, one) => sum + Number(one.spent), 0);
  const values = {
    count: choice.chosen.length,
    tonnes: wholeTonnesOf(choice.reduction),
    pounds: poundsInShort(String(spent)),
    aim: aimOf(desk, wanted),
  };
  return (
    <section aria-labelledby="answer" className="gp-section">
      <h2 id="answer">{t(choice.outcome === 'chosen' ? 'optimise.answer' : `optimise.${choice.outcome}`, values)}</h2>
      {choice.outcome === 'chosen' && (
        <>
          <p>
            {choice.gapToOptimum < 0.0005
              ? t('optimise.isOptimum')
              : t('optimise.optimum', { gap: percent(String(choice.gapToOptimum)) })}
          </p>
          <Chosen {...{ desk, titleOf, planned }} reasons={choice.reasons} />
          <Bigger {...{ desk, titleOf, choice }} />
          <Spent {...{ desk, choice }} />
        </>
      )}
      {choice.leftOut.length > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">
              {t('optimise.leftOut', { count: choice.leftOut.length })}
            </span>
          </summary>
          <div className="nhsuk-details__text">
            <DataTable
              caption={t('optimise.leftOutTable')}
              heads={[
                { label: t('head.initiative') },
                { label: t('head.capital'), numeric: true },
                { label: t('head.why') },
              ]}
              rows={choice.leftOut.map((one) => ({
                key: one.initiative,
                cells: [titleOf(one.initiative), pounds(one.capital), whyNot(desk, one, titleOf)],
              }))}
            />
          </div>
        </details>
      )}
    </section>
  );
}

interface ChosenProps {
  desk: PlannedDesk;
  titleOf: NameOf;
  planned: ReadonlySet<string>;
  reasons: readonly Reason[];
}

function Chosen({ desk, titleOf, planned, reasons }: ChosenProps) {
  const { t, href } = desk;
  return (
    <DataTable
      caption={t('optimise.chosen')}
      heads={[
        { label: t('head.initiative') },
        { label: t('head.start') },
        { label: t('head.capital'), numeric: true },
        { label: t('head.takes'), numeric: true },
        { label: t('head.why') },
      ]}
      rows={reasons.map((reason) => ({
        key: reason.initiative,
        cells: [
          planned.has(reason.initiative) ? (
            <a key="why" href={href(`/waterfall/${encodeURIComponent(reason.initiative)}`)}>
              {titleOf(reason.initiative)}
            </a>
          ) : (
            titleOf(reason.initiative)
          ),
          yearName(reason.startYear),
          pounds(reason.capital),
          wholeTonnesOf(reason.credited),
          whyChosen(desk, reason, titleOf),
        ],
      }))}
    />
  );
}

function whyChosen(
  { t }: PlannedDesk,
  { rank, capital, poundsPerTonne, year, needs, meets }: Reason,
  titleOf: NameOf,
): string {
  const names = (ids: readonly string[]) => ids.map(titleOf).join('; ');
  return [
    Number(capital) === 0
      ? t('because.free')
      : poundsPerTonne === null
        ? ''
        : t('because.rank', { rank, pounds: pounds(poundsPerTonne) }),
    year.why === 'with what it needs'
      ? t('because.with what it needs', { name: titleOf(year.initiative) })
      : t(`because.${year.why}`),
    needs.length === 0 ? '' : t('because.needs', { names: names(needs) }),
    meets.length === 0
      ? ''
      : t('because.meets', { names: names(meets.slice(0, mostNamed)), others: Math.max(0, meets.length - mostNamed) }),
  ]
    .filter(Boolean)
    .join(' ');
}

function whyNot({ t }: PlannedDesk, { why }: LeftOut, titleOf: NameOf): string {
  switch (why.code) {
    case 'needs':
      return t('not.needs', { names: why.initiatives.map(titleOf).join('; ') });
    case 'met':
      return t('not.met', { names: why.by.map(titleOf).join('; ') });
    case 'dearer':
      return t('not.dearer', { pounds: pounds(why.poundsPerTonne), dearest: pounds(why.dearestChosen) });
    case 'does not fit':
      return t('not.does not fit', { pounds: pounds(why.poundsPerTonne) });
    default:
      return t(`not.${why.code}`);
  }
}

function Bigger({ desk: { t }, titleOf, choice }: { desk: PlannedDesk; titleOf: NameOf; choice: Choice }) {
  const { bigger, reduction } = choice;
  if (!bigger) return null;
  const names = (ids: readonly string[]) => ids.map(titleOf).join('; ');
  const more = bigger.reduction - reduction;
  const values = { more: percent(String(Number(bigger.times) - 1)), tonnes: wholeTonnesOf(more) };
  return (
    <p>
      {t(more > 0n ? 'optimise.bigger' : 'optimise.biggerNothing', values)}{' '}
      {bigger.added.length > 0 && t('optimise.added', { names: names(bigger.added) })}{' '}
      {bigger.dropped.length > 0 && t('optimise.dropped', { names: names(bigger.dropped) })} {t('optimise.solvedAgain')}
    </p>
  );
}

function Spent({ desk: { t }, choice }: { desk: PlannedDesk; choice: Choice }) {
  return (
    <DataTable
      caption={t('optimise.spend')}
      heads={[
        { label: t('head.year') },
        { label: t('head.budget'), numeric: true },
        { label: t('head.spend'), numeric: true },
      ]}
      rows={choice.spend.map(({ year, budget, spent }) => ({
        key: String(year),
        cells: [yearName(year), pounds(budget), pounds(spent)],
      }))}
    />
  );
}
