/** Where a footprint comes from, the heaviest first, with what speaks against a figure beside it. */
import { others } from '../../platform/ledger/statement.ts';
import { categoryOf } from '../footprint/categories.ts';
import type { Doubt, Hotspot, HotspotBy } from '../footprint/hotspots.ts';
import type { CountedDesk } from './frame.tsx';
import { DataTable, madeHref, tierText } from './parts.tsx';
import { change, percent, percentChange, tonnes } from './told.ts';

interface Props {
  desk: CountedDesk;
  organisation: string;
  year: number;
  by: HotspotBy;
  spots: readonly Hotspot[];
  caption: string;
  /** Whether last year is there to be compared with. */
  lastYear: boolean;
}

export function HotspotTable({ desk, organisation, year, by, spots, caption, lastYear }: Props) {
  const { t } = desk;
  const asked = by === 'medicine' ? 'activity' : by;
  const toldBy = by !== 'organisation' && (desk.team || by !== 'supplier');
  return (
    <DataTable
      caption={caption}
      heads={[
        { label: t(`by.${by}`) },
        { label: t('head.tonnes'), numeric: true },
        { label: t('head.share'), numeric: true },
        { label: t('head.cumulative'), numeric: true },
        ...(lastYear ? [{ label: t('head.onYearBefore'), numeric: true }] : []),
        { label: t('head.quality') },
      ]}
      rows={spots.map((spot) => ({
        key: spot.key,
        cells: [
          spotName(desk, by, spot.key),
          toldBy && spot.key !== '' && spot.key !== others ? (
            <a key="made" href={madeHref(desk, { organisation, year, [asked]: spot.key })}>
              {tonnes(spot.kg)}
            </a>
          ) : (
            tonnes(spot.kg)
          ),
          percent(spot.share),
          percent(spot.cumulative),
          ...(lastYear
            ? [
                spot.lastYear
                  ? `${change(spot.lastYear.change)} (${percentChange(spot.lastYear.changeShare)})`
                  : t('hotspots.new'),
              ]
            : []),
          <Doubts key="doubts" desk={desk} spot={spot} />,
        ],
      }))}
    />
  );
}

function Doubts({ desk: { t }, spot }: { desk: CountedDesk; spot: Hotspot }) {
  const { doubts, range, quality, peers } = spot;
  return (
    <>
      {tierText(t, quality)}
      {range && `. ${t('hotspots.range', { low: tonnes(String(range.low)), high: tonnes(String(range.high)) })}`}
      {peers.map(({ driver, unit, own, median, times, peers: count }) => (
        <span key={driver}>
          {'. '}
          {t('hotspots.peers', {
            own: tonnesPer(own),
            median: tonnesPer(median),
            unit,
            count,
            times: times === null ? '' : Number(times).toFixed(1),
          })}
        </span>
      ))}
      {doubts.map(({ kind, sentence }) => (
        <span key={sentence} className="gp-doubt">
          <strong>{t('hotspots.doubt')}</strong> {isExplainedOnce(kind) ? t(`doubt.${kind}`) : sentence}
        </span>
      ))}
    </>
  );
}

const explainedOnce = ['proxy', 'estimated', 'range'] as const;
const isExplainedOnce = (kind: Doubt['kind']): kind is (typeof explainedOnce)[number] =>
  explainedOnce.some((one) => one === kind);

/** What the short words for doubts mean, said once for all tables of a page. */
export function DoubtsExplained({ desk: { t }, spots }: { desk: CountedDesk; spots: readonly Hotspot[] }) {
  const there = explainedOnce.filter((kind) => spots.some(({ doubts }) => doubts.some((one) => one.kind === kind)));
  if (there.length === 0) return null;
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {there.map((kind) => (
        <li key={kind}>
          <strong>{t(`doubt.${kind}`)}</strong> {t(`doubt.${kind}Is`)}
        </li>
      ))}
    </ul>
  );
}

const tonnesPer = (kg: string) => Number(Number(kg).toPrecision(3)).toLocaleString('en-GB');

/** What a hotspot is called. */
export function spotName({ t, carbon, nameOf }: CountedDesk, by: HotspotBy, key: string): string {
  if (key === '') return t(`none.${by}`);
  if (by === 'category') return categoryOf(key).name;
  if (by === 'activity' || by === 'medicine') return carbon.library().activity(key)?.name ?? key;
  return by === 'organisation' ? nameOf(key) : key;
}
