/** Stage, certainty and money of an initiative, in the cells of its row. */
import { Confidence, Stage, stages } from '../rules/model.ts';
import type { Head } from './headings.ts';
import type { InitiativeField } from './initiative-columns.ts';
import { quoted } from './problems.ts';
import type { RowReader } from './row-reader.ts';
import { listOf, poundsOf, shareOf } from './values.ts';

const otherStages: readonly [Stage, RegExp][] = [
  ['idea', /^(?:proposed|proposal|opportunity|concept)$/],
  ['scoped', /^(?:planned|feasibility|designed)$/],
  ['funded', /^(?:approved|committed)$/],
  ['under way', /^(?:underway|in progress|in delivery|started|ongoing|on track)$/],
  ['done', /^(?:completed?|delivered|finished)$/],
  ['stopped', /^(?:cancelled|abandoned|paused|withdrawn)$/],
];

export function stageOf(row: RowReader<InitiativeField>): Stage {
  const fault = { expected: stages.join(', '), mend: 'Write one of these stages.' };
  if (row.text('stage') === '')
    row.fail('stage', { found: 'nothing', ...fault, mend: 'It was taken for an idea. Write its stage.' }, 'remark');
  return row.read<Stage>(
    'stage',
    (text) => {
      const plain = text.toLowerCase();
      return Stage.safeParse(plain).data ?? otherStages.find(([, words]) => words.test(plain))?.[0] ?? null;
    },
    'idea',
    fault,
  );
}

/** How sure it is, and how far off it may be. */
export function certaintyOf(row: RowReader<InitiativeField>) {
  const mend = 'Write it in per cent, with the sign %.';
  const factor = (field: 'low' | 'high', example: string) =>
    row.read<string | null>(field, (text) => shareOf(text, false), null, {
      expected: `a share of the effect, such as ${example}`,
      mend,
    });
  const [low, high] = [factor('low', '80%'), factor('high', '120%')];
  if (!row.isFaulty && (low === null) !== (high === null))
    row.fail(low === null ? 'low' : 'high', {
      found: 'nothing',
      expected: 'both, the least and the most, or neither',
      mend: 'Fill in this cell too, or empty the other.',
    });
  return {
    likelihood: row.read<string | null>('likelihood', (text) => shareOf(text, false), null, {
      expected: 'how likely it is to happen, between 0% and 100%',
      mend,
    }),
    range: low === null || high === null ? null : { low, high },
    confidence: row.read('confidence', (text) => Confidence.safeParse(text.toLowerCase()).data ?? null, 'medium', {
      expected: 'low, medium or high',
      mend: 'Write one of these.',
    }),
  };
}

const poundsFault = { expected: 'pounds, such as 1200000, £1.2m or £450k', mend: 'Write a number of pounds.' };

export function moneyOf(row: RowReader<InitiativeField>, head: Head<InitiativeField>) {
  const pounds = (field: 'capital' | 'running' | 'saving') =>
    row.read(field, (text) => poundsOf(text, row.scale(field)), '0', poundsFault);
  const capitalByYear: Record<string, string> = {};
  for (const column of head.byYear.capital ?? []) {
    const text = row.at(column);
    if (text === '') continue;
    const read = poundsOf(text, column.scale);
    if (read === null) row.failAt(column.heading, { found: quoted(text), ...poundsFault });
    else capitalByYear[String(column.year)] = read;
  }
  return {
    capital: pounds('capital'),
    running: pounds('running'),
    saving: pounds('saving'),
    capitalByYear,
    priceYear: row.read('priceYear', (text) => priceYearOf(text), 2025, {
      expected: 'the year whose prices they are, such as 2025 or 2025/26',
      mend: 'Write a year.',
    }),
    funding: row.read('funding', (text) => fundingOf(text, row.scale('funding')), [], {
      expected: 'sources with their pounds, such as “Grant | 500000; Own capital | £1.2m”',
      mend: 'Write each so, parted by semicolons.',
    }),
  };
}

function priceYearOf(text: string): number | null {
  const [, year] = /^((?:19|20)\d\d)(?:\s?[/–-]\s?\d{1,4})?$/.exec(text) ?? [];
  return year === undefined ? null : Number(year);
}

function fundingOf(text: string, scale: number) {
  const all = listOf(text).map((item) => {
    const [source, amount, ...more] = listOf(item, '|');
    const pounds = amount === undefined ? null : poundsOf(amount, scale);
    return source === undefined || pounds === null || more.length > 0 ? null : { source, amount: pounds };
  });
  const read = all.filter((one) => one !== null);
  return read.length === all.length ? read : null;
}
