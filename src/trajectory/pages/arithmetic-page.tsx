/** Why an initiative is given the credit that it is given: what it acts on, how much of it, with whom it meets. */
import type { ReactNode } from 'react';
import { DataTable } from '../../carbon/pages/parts.tsx';
import { upTo } from '../../carbon/pages/told.ts';
import type { RateArithmetic, StreamArithmetic } from '../rules/arithmetic.ts';
import type { ArithmeticFacts } from './arithmetic-facts.ts';
import type { PlannedDesk } from './frame.tsx';
import { yearsTold } from './overview-facts.ts';
import { Controls, categoryName, Head, Pages, Redrawn } from './parts.tsx';
import { changeOf, monthInWords, percent, pounds, tonnesOf, wholeTonnesOf, yearName } from './told.ts';

/** Rows of streams that a page has; the rest is told as a sum. */
const shownStreams = 60;

interface Props {
  desk: PlannedDesk;
  facts: ArithmeticFacts;
}

export function ArithmeticPage({ desk, facts }: Props) {
  const { t, href } = desk;
  const { initiative, year } = facts;
  const path = `/waterfall/${encodeURIComponent(initiative.id)}`;
  return (
    <>
      <Redrawn
        head={
          <>
            <Head desk={desk} title={initiative.title} />
            <Pages desk={desk} shown={null} />
          </>
        }
        id="why"
        controls={
          <Controls desk={desk} path={path} year={year} years={facts.years}>
            {desk.asked.of === 'plus' && <input type="hidden" name="of" value="plus" />}
          </Controls>
        }
      >
        <section aria-labelledby="credit" className="gp-section">
          <h2 id="credit">{t('why.title')}</h2>
          <Why {...{ desk, facts }} />
        </section>
        <section aria-labelledby="arithmetic" className="gp-section">
          <h2 id="arithmetic">{t('why.arithmetic', { year: yearName(year) })}</h2>
          <Streams {...{ desk, facts }} />
          <Stated {...{ desk, facts }} />
        </section>
        <section aria-labelledby="by-year" className="gp-section">
          <h2 id="by-year">{t('why.chart')}</h2>
          <DataTable
            caption={t('why.table')}
            heads={[{ label: t('head.year') }, { label: t('head.credit'), numeric: true }]}
            rows={facts.byYear
              .filter(({ year: one }) => yearsTold(facts.years, [year]).includes(one))
              .map(({ year: one, mg }) => ({ key: String(one), cells: [yearName(one), tonnesOf(mg)] }))}
          />
        </section>
      </Redrawn>
      <section aria-labelledby="about" className="gp-section">
        <h2 id="about">{t('why.about')}</h2>
        <About {...{ desk, facts }} />
        <p>
          <a href={href('/waterfall', { initiative: initiative.id, year })}>{t('why.tryIt')}</a>
        </p>
      </section>
    </>
  );
}

function Why({ desk, facts: { initiative, arithmetic, year } }: Props) {
  const { t, initiativeOf } = desk;
  const meets = [...new Set(arithmetic.streams.flatMap((one) => one.meets))];
  const values = {
    name: initiative.title,
    tonnes: wholeTonnesOf(arithmetic.credit),
    year: yearName(year),
    start: monthInWords(initiative.start),
    strength: percent(arithmetic.strength) || '0 %',
  };
  return (
    <>
      <p>{t(arithmetic.planned ? 'why.is' : initiative.stage === 'idea' ? 'why.idea' : 'why.stopped', values)}</p>
      {Number(arithmetic.strengthBefore) > 0 && (
        <p>{t('why.before', { strength: percent(arithmetic.strengthBefore) })}</p>
      )}
      {arithmetic.alone !== arithmetic.credit && (
        <p>{t('why.alone', { alone: wholeTonnesOf(arithmetic.alone), credit: wholeTonnesOf(arithmetic.credit) })}</p>
      )}
      {meets.length > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">{t('why.meets', { count: meets.length })}</span>
          </summary>
          <div className="nhsuk-details__text">
            <p>{t('why.credit')}</p>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {meets.map((id) => (
                <li key={id}>
                  <a href={desk.href(`/waterfall/${encodeURIComponent(id)}`, { year })}>{initiativeOf(id)}</a>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </>
  );
}

/** What can be read in a second comes first: the greatest. */
const sizeOf = ({ places }: StreamArithmetic): bigint =>
  places.reduce((sum, { credit }) => sum + (credit < 0n ? -credit : credit), 0n);

function Streams({ desk, facts }: Props) {
  const { t } = desk;
  const { arithmetic } = facts;
  if (arithmetic.streams.length === 0) return arithmetic.stated.length === 0 ? <p>{t('why.none')}</p> : null;
  const ordered = arithmetic.streams.toSorted((a, b) => (sizeOf(a) < sizeOf(b) ? 1 : sizeOf(a) > sizeOf(b) ? -1 : 0));
  return (
    <>
      <p>{t('why.rows')}</p>
      {ordered.length > shownStreams && (
        <p className="gp-quiet">{t('why.shown', { shown: shownStreams, all: ordered.length })}</p>
      )}
      {ordered.slice(0, shownStreams).map((told, at) => (
        <StreamTold key={told.stream.id} {...{ desk, told }} isFirst={at === 0} year={facts.year} />
      ))}
    </>
  );
}

interface StreamProps {
  desk: PlannedDesk;
  told: StreamArithmetic;
  isFirst: boolean;
  year: number;
}

/** One thing that it acts on: units, what it does to them, what each sets free, and what follows. */
function StreamTold({ desk, told, isFirst, year }: StreamProps) {
  const { t } = desk;
  const { stream, units, rates, places } = told;
  const credit = places.reduce((sum, one) => sum + one.credit, 0n);
  return (
    <details className="nhsuk-details" id={`stream-${stream.id}`} open={isFirst}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {t('why.stream', { name: streamName(desk, told), change: changeOf(-credit) })}
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <p>
          {t('why.units', { units: upTo(units, 1), unit: stream.unit, year: yearName(year) })} {effectText(desk, told)}
        </p>
        <DataTable
          caption={t('why.rates')}
          heads={[
            { label: t('head.part') },
            { label: t('head.kgBase'), numeric: true },
            { label: t('head.national'), numeric: true },
          ]}
          rows={rates.map((rate) => ({
            key: `${rate.of} ${rate.part} ${rate.category} ${rate.scope}`,
            cells: [rateName(desk, rate), upTo(rate.kg, 6), rate.national === null ? '' : `× ${upTo(rate.index, 4)}`],
          }))}
        />
        <DataTable
          caption={t('why.places')}
          heads={[
            { label: t('head.category') },
            { label: t('head.alone'), numeric: true },
            { label: t('head.credit'), numeric: true },
          ]}
          rows={places.map((place) => ({
            key: `${place.category} ${place.scope}`,
            cells: [
              t('why.place', { category: categoryName(place.category), scope: place.scope }),
              changeOf(-place.alone),
              changeOf(-place.credit),
            ],
          }))}
        />
      </div>
    </details>
  );
}

function streamName({ nameOf, team, trajectory }: PlannedDesk, { stream }: StreamArithmetic): string {
  const { organisation, site, supplier, activity, category } = stream;
  const what = activity === '' ? categoryName(category) : (activityName(trajectory, activity) ?? activity);
  // Whom something is bought of is for the team.
  return [what, site, team ? supplier : '', nameOf(organisation)].filter(Boolean).join(', ');
}

const activityName = ({ carbon }: PlannedDesk['trajectory'], id: string): string | undefined =>
  carbon.library().activity(id)?.name;

const rateName = ({ t }: PlannedDesk, { of, category, scope }: RateArithmetic): string =>
  t(of === 'new' ? 'why.newRate' : 'why.oldRate', { category: categoryName(category), scope });

function effectText({ t, trajectory }: PlannedDesk, { effect, stream }: StreamArithmetic): string {
  switch (effect.type) {
    case 'less activity':
      return t('why.lessActivity', { units: upTo(effect.units, 1), unit: stream.unit });
    case 'share less':
      return t('why.shareLess', { share: percent(effect.share) || '0 %' });
    case 'another factor':
      return t('why.otherwise', {
        share: percent(effect.share) || '0 %',
        perUnit: upTo(effect.perUnit, 4),
        unit: effect.unit,
        activity: activityName(trajectory, effect.activity) ?? effect.activity,
      });
  }
}

function Stated({ desk, facts: { initiative, arithmetic, year } }: Props) {
  const { t, nameOf } = desk;
  if (arithmetic.stated.length === 0 || initiative.effect.type !== 'tonnes') return null;
  return (
    <>
      <p>{t('why.stated', { source: initiative.effect.source })}</p>
      <DataTable
        caption={t('why.statedTable', { year: yearName(year) })}
        heads={[
          { label: t('head.organisation') },
          { label: t('head.category') },
          { label: t('head.alone'), numeric: true },
          { label: t('head.credit'), numeric: true },
        ]}
        rows={arithmetic.stated.map(({ organisation, category, scope, alone, credit }) => ({
          key: `${organisation} ${category} ${scope}`,
          cells: [nameOf(organisation), `${categoryName(category)}, ${scope}`, tonnesOf(alone), tonnesOf(credit)],
        }))}
      />
    </>
  );
}

function About({ desk, facts: { initiative } }: Props) {
  const { t, nameOf, record, base, team, here } = desk;
  const { organisations, commitments, stage, money, evidence, answerable } = initiative;
  const rows: [string, ReactNode][] = [
    [t('why.stage'), t(`stage.${stage}`)],
    [
      t('why.whose'),
      organisations
        .map(({ organisation, share }) =>
          organisations.length === 1 ? nameOf(organisation) : `${nameOf(organisation)} (${percent(share)})`,
        )
        .join('; '),
    ],
    [
      t('why.serves'),
      commitments.length === 0 ? (
        t('why.servesNone')
      ) : (
        <ul key="serves" className="nhsuk-list">
          {commitments.map((id) => (
            <li key={id}>
              <a href={`${base}/commitments/${id.replace(/\..*$/, '')}`}>{record.commitments.get(id) ?? id}</a>
            </li>
          ))}
        </ul>
      ),
    ],
    [t('head.capital'), pounds(money.capital)],
    [t('why.evidence'), evidence],
    ...(team ? ([[t('why.answerable'), answerable]] satisfies [string, string][]) : []),
  ];
  return (
    <>
      <dl className="nhsuk-summary-list">
        {rows
          .filter(([, value]) => value !== '')
          .map(([key, value]) => (
            <div key={key} className="nhsuk-summary-list__row">
              <dt className="nhsuk-summary-list__key">{key}</dt>
              <dd className="nhsuk-summary-list__value">{value}</dd>
            </div>
          ))}
      </dl>
      {team && (
        <p>
          <a href={`${here}/initiative/${encodeURIComponent(initiative.id)}`}>{t('why.edit')}</a>
        </p>
      )}
    </>
  );
}
