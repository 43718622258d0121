/** Medicines apart: inhalers, anaesthetic gases, the rest; and practices. */
import { draw, type Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import { type MedicineKind, type Medicines, medicinesAim } from '../footprint/medicines.ts';
import { AimTold } from './aim-told.tsx';
import { since } from './baseline-facts.ts';
import type { CountedDesk } from './frame.tsx';
import type { MedicinesFacts } from './medicines-facts.ts';
import { shareOf } from './organisation-facts.ts';
import { DataTable, madeHref, Shown, tierText, YearChoice } from './parts.tsx';
import { change, forBar, percent, percentChange, tonnes, upTo, wholeTonnes, yearName } from './told.ts';

export function medicinesPicture({ t }: CountedDesk, { now, since: compared, year }: MedicinesFacts): Promise<Picture> {
  return draw({
    kind: 'bars',
    label: t('medicines.picture', { year: yearName(year) }),
    bars: now.kinds.flatMap(({ kind, amount }) => {
      const before = compared?.isOfAll && compared.before.kinds.find((one) => one.kind === kind)?.amount;
      const name = t(`medicine.${kind}`);
      return [
        { label: `${name}, ${yearName(year)}`, value: forBar(amount.kg), text: `${wholeTonnes(amount.kg)} t` },
        ...(before
          ? [
              {
                label: `${name}, ${yearName(medicinesAim.baselineYear)}`,
                value: forBar(before.kg),
                text: `${wholeTonnes(before.kg)} t`,
                pale: true,
              },
            ]
          : []),
      ];
    }),
  });
}

interface Props {
  desk: CountedDesk;
  facts: MedicinesFacts;
  picture: Picture;
}

export function MedicinesPage({ desk, facts, picture }: Props) {
  const { t, nameOf, href } = desk;
  const { organisation, year, years, now, since: compared, verdict, practices } = facts;
  const baseline = yearName(medicinesAim.baselineYear);
  const { meteredDoseShareOfItems, meteredDoseShareOfKg, kgPerInhaler } = now.inhalers;
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">
          {nameOf(organisation)}, {yearName(year)}
        </span>{' '}
        {t('medicines.title')}
      </h1>
      <Shown desk={desk} />
      <YearChoice desk={desk} years={years} year={year} path="/medicines" query={{ organisation }} />
      <AimTold desk={desk} verdict={verdict} year={year} />
      <ChartFigure
        id="medicines-chart"
        level={2}
        title={t('medicines.chart')}
        says={[
          t('medicines.says', { tonnes: wholeTonnes(now.total.kg), year: yearName(year) }),
          compared?.isOfAll && t('medicines.pale'),
        ]
          .filter(Boolean)
          .join(' ')}
        picture={picture}
      >
        <DataTable
          caption={t('medicines.table')}
          heads={[
            { label: t('head.medicines') },
            { label: t('head.tonnes'), numeric: true },
            { label: t('head.share'), numeric: true },
            { label: t('head.since', { year: baseline }), numeric: true },
            { label: t('head.tier') },
          ]}
          rows={now.kinds.map(({ kind, amount }) => {
            const [before, after] = [compared?.before, compared?.now].map((of) => amountIn(of, kind));
            const changed = before && after && before.lines > 0 ? since(before.kg, after.kg) : null;
            return {
              key: kind,
              cells: [
                t(`medicine.${kind}`),
                amount.lines > 0 ? tonnes(amount.kg) : t('noData'),
                percent(shareOf(amount.kg, now.total.kg)),
                changed
                  ? `${change(changed.change)} (${percentChange(changed.changeShare)})`
                  : t(verdict.kind === 'told' || verdict.kind === 'no baseline' ? 'noData' : 'medicines.notCompared'),
                tierText(t, amount),
              ],
            };
          })}
        />
      </ChartFigure>
      <ul className="nhsuk-list gp-shows">
        {(['anaesthetic-gases', 'inhalers', 'medicines'] as const).map((category) => (
          <li key={category}>
            <a href={madeHref(desk, { organisation, year, category })}>{t(`medicines.made.${category}`)}</a>
          </li>
        ))}
        <li>
          <a href={href('/hotspots', { organisation, year, by: 'medicine' })}>{t('next.byMedicine')}</a>
        </li>
      </ul>
      <h2>{t('medicines.inhalers')}</h2>
      <p>
        {kgPerInhaler === null
          ? t('medicines.noInhalers')
          : t('medicines.inhalersSay', {
              items: percent(meteredDoseShareOfItems),
              kg: percent(meteredDoseShareOfKg),
              each: upTo(kgPerInhaler, 1),
            })}
      </p>
      <h2>{t('medicines.waste')}</h2>
      <p>{t(...pipedTold(facts))}</p>
      <h2>{t('medicines.unused')}</h2>
      {facts.wasted === null ? (
        <p>{t('medicines.unusedGap')}</p>
      ) : (
        <p>
          {t('medicines.unusedSay', {
            returned: tonnes(facts.wasted.returned),
            expired: tonnes(facts.wasted.expired),
            share: percent(facts.wasted.wastedShare),
            stopped: tonnes(facts.wasted.stopped),
          })}
        </p>
      )}
      <h2>{t('practices.title')}</h2>
      {practices.length === 0 ? <p>{t('practices.none')}</p> : <Practices {...{ desk, facts }} />}
      {organisation !== '' && (
        <p>
          <a href={href(`/organisations/${organisation}`, { year })}>
            {t('made.back', { name: nameOf(organisation) })}
          </a>
        </p>
      )}
    </>
  );
}

const amountIn = (medicines: Medicines | undefined, kind: MedicineKind) =>
  medicines?.kinds.find((one) => one.kind === kind)?.amount;

/** The words on what was lost of piped nitrous oxide. */
function pipedTold({ piped }: MedicinesFacts): Parameters<CountedDesk['t']> {
  if (piped === null) return ['medicines.wasteGap'];
  if (piped.kind === 'used more than bought') return ['medicines.wasteOdd', { litres: upTo(piped.litres, 0) }];
  return [
    'medicines.wasteSay',
    { litres: upTo(piped.litres, 0), share: percent(piped.share), tonnes: tonnes(piped.kg) },
  ];
}

/** Rows that a page has. */
const shownPractices = 500;

function Practices({ desk: { t }, facts: { practices, year } }: { desk: CountedDesk; facts: MedicinesFacts }) {
  const onCourse = practices.filter(({ againstAim }) => againstAim?.onCourse).length;
  const known = practices.filter(({ againstAim }) => againstAim !== null).length;
  return (
    <>
      <p>
        {t('practices.says', { onCourse, known, all: practices.length })}{' '}
        {practices.length > shownPractices && t('shown.first', { shown: shownPractices, all: practices.length })}
      </p>
      <DataTable
        caption={t('practices.table', { year: yearName(year) })}
        heads={[
          { label: t('head.practice') },
          { label: t('head.tonnes'), numeric: true },
          { label: t('head.meteredDose'), numeric: true },
          { label: t('head.perInhaler'), numeric: true },
          { label: t('head.changeSince', { year: yearName(medicinesAim.baselineYear) }), numeric: true },
          { label: t('head.aim') },
        ]}
        rows={practices
          .toSorted((a, b) => forBar(b.medicines.total.kg) - forBar(a.medicines.total.kg))
          .slice(0, shownPractices)
          .map(({ practice, medicines, againstAim }) => ({
            key: practice.code,
            cells: [
              practice.name === null ? practice.code : `${practice.name} (${practice.code})`,
              tonnes(medicines.total.kg),
              percent(medicines.inhalers.meteredDoseShareOfItems),
              medicines.inhalers.kgPerInhaler === null ? '' : upTo(medicines.inhalers.kgPerInhaler, 1),
              againstAim ? percentChange(againstAim.changeShare) : t('noData'),
              againstAim ? (
                <strong key="aim" className={`nhsuk-tag nhsuk-tag--${againstAim.onCourse ? 'green' : 'orange'}`}>
                  {t(againstAim.onCourse ? 'aim.onCourse' : 'aim.offCourse')}
                </strong>
              ) : (
                ''
              ),
            ],
          }))}
      />
    </>
  );
}
