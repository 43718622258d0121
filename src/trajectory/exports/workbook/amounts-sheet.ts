/** How an amount is parted over what it acts on: by the quantity of the baseline year, in the amount's own unit. */
import { ratio, unitOf } from '../../../kernel/units.ts';
import type { Initiative, Stream } from '../../rules/model.ts';
import type { Acted } from '../../rules/streams.ts';
import { actsOnStream } from '../../rules/touch.ts';
import { streamName, type Units } from './activity-sheet.ts';
import type { WorkbookAsked } from './asked.ts';
import type { InitiativeCells } from './initiatives-sheet.ts';
import type { T } from './messages.ts';
import type { Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';

/** Units of a stream that an initiative takes in full. */
export interface Taken {
  cell: string;
  units: number;
}

export interface Amounts {
  of(initiative: Initiative, acted: Acted): Taken | null;
}

const columns = { initiative: 1, organisation: 2, stream: 3, share: 4, quantity: 5, times: 6, weight: 7, units: 8 };

export function writeAmounts(
  sheet: Sheet,
  subject: Subject,
  cells: readonly InitiativeCells[],
  units: ReadonlyMap<string, Units>,
  asked: WorkbookAsked,
  t: T,
): Amounts {
  sheet.head(
    [
      ...[t('head.title'), t('head.organisation'), t('head.stream'), t('amounts.share'), t('amounts.quantity')],
      ...[t('amounts.times'), t('amounts.weight'), t('amounts.units')],
    ],
    [36, 28, 36, 14, 18, 14, 18, 18],
    3,
  );
  sheet.put(2, 1, t('amounts.title'));
  const known = new Map<string, Taken>();
  for (const one of cells) {
    const { effect, organisations } = one.initiative;
    if (effect.type !== 'less activity') continue;
    for (const { organisation, share } of organisations) {
      const streams = matching(subject.model.baseline.streams, one.initiative, organisation, effect.unit);
      if (!streams.some(({ stream }) => units.has(stream.id))) continue;
      const name = asked.names.organisations[organisation] ?? organisation;
      for (const [id, taken] of writeGroup(sheet, one, { name, share: Number(share) }, streams, units))
        known.set(keyOf(one.initiative.id, id), taken);
    }
  }
  return { of: (initiative, { stream }) => known.get(keyOf(initiative.id, stream.id)) ?? null };
}

const keyOf = (initiative: string, stream: string) => JSON.stringify([initiative, stream]);

interface Matching {
  stream: Stream;
  /** How many of the amount's units one of the stream's is. */
  times: number;
}

function matching(streams: readonly Stream[], initiative: Initiative, organisation: string, unit: string): Matching[] {
  return streams.flatMap((stream) => {
    const times = timesOf(stream.unit, unit);
    const fits = stream.organisation === organisation && actsOnStream(initiative, stream);
    return fits && times !== null && Number(stream.quantity) > 0 ? [{ stream, times }] : [];
  });
}

function timesOf(from: string, to: string): number | null {
  if (from === to) return 1;
  const [one, other] = [unitOf(from), unitOf(to)];
  return one && other ? (ratio(one, other)?.toNumber() ?? null) : null;
}

/** @returns what is taken of each stream, by its id */
function writeGroup(
  sheet: Sheet,
  { initiative, full, fullAmount }: InitiativeCells,
  { name, share }: { name: string; share: number },
  streams: readonly Matching[],
  units: ReadonlyMap<string, Units>,
): [string, Taken][] {
  const first = sheet.next;
  const weights = sheet.range(columns.weight, first, first + streams.length - 1);
  const all = streams.reduce((sum, { stream, times }) => sum + Number(stream.quantity) * times, 0);
  return streams.map(({ stream, times }) => {
    const row = sheet.next;
    sheet.next += 1;
    const number = Number(stream.quantity);
    const known = units.get(stream.id)?.quantity;
    sheet.put(row, columns.initiative, initiative.title);
    sheet.put(row, columns.organisation, name);
    sheet.put(row, columns.stream, `${streamName({ stream })} (${stream.unit})`);
    const shareCell = sheet.put(row, columns.share, share);
    const quantity = sheet.put(row, columns.quantity, known ? { formula: known, result: number } : number);
    const timesCell = sheet.put(row, columns.times, times);
    const weight = { formula: `MAX(0,${quantity})*${timesCell}`, result: number * times };
    sheet.put(row, columns.weight, weight, { format: '#,##0.00' });
    const taken = (fullAmount * share * number) / all;
    const parted = `${full}*${shareCell}*MAX(0,${quantity})/SUM(${weights})`;
    const formula = `IF(SUM(${weights})=0,0,${parted})`;
    const cell = sheet.put(row, columns.units, { formula, result: taken }, { format: '#,##0.00' });
    return [stream.id, { cell, units: taken }];
  });
}
