/**
 * What is wrong with a list of initiatives, or looks as if it were, said at the field that it is about. An error stops
 * the sum; a remark is told beside it.
 */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { baselineRemarks } from './checks-of-baseline.ts';
import { moneyRemarks } from './checks-of-money.ts';
import { needsRemarks } from './checks-of-needs.ts';
import type { Baseline, Initiative, Remark } from './model.ts';

/**
 * @param baseline what the initiatives act on; null where there is none yet, and what depends on it is not looked at
 * @param today YYYY-MM-DD; null where nothing is to be said of what lies in the past or the future
 * @returns in the order of the initiatives
 */
export function checkInitiatives(
  initiatives: readonly Initiative[],
  baseline: Baseline | null,
  today: string | null = null,
): Remark[] {
  const needs = needsRemarks(initiatives);
  const same = sameRemarks(initiatives);
  return initiatives.flatMap((initiative) => [
    ...(same.get(initiative) ?? []),
    ...sharesRemarks(initiative),
    ...(needs.get(initiative) ?? []),
    ...timeRemarks(initiative, today),
    ...effectRemarks(initiative),
    ...(baseline === null ? [] : baselineRemarks(initiative, baseline)),
    ...moneyRemarks(initiative, baseline),
  ]);
}

/** Two of one id cannot be told apart; two of one title may be the same thing, counted twice. */
function sameRemarks(initiatives: readonly Initiative[]): Map<Initiative, Remark[]> {
  const remarks = new Map<Initiative, Remark[]>();
  const ids = new Set<string>();
  const titles = new Map<string, Initiative>();
  for (const initiative of initiatives) {
    const { id, title, organisations } = initiative;
    const own: Remark[] = [];
    if (ids.has(id))
      own.push({
        ...{ code: 'id again', initiative: id, field: 'id', level: 'error' },
        sentence: `Another initiative has the id “${id}” too. Give “${title}” one of its own.`,
      });
    const whose = organisations.map(({ organisation }) => organisation).sort();
    const name = JSON.stringify([title.trim().toLowerCase().replace(/\s+/g, ' '), whose, initiative.actsOn.sites]);
    const before = titles.get(name);
    if (before !== undefined && before.id !== id)
      own.push({
        ...{ code: 'title again', initiative: id, field: 'title', level: 'remark' },
        sentence: `There is another initiative “${title}” of the same organisation and sites. If it is the same, take one away, or it is counted twice; if not, say in the title what tells them apart.`,
      });
    ids.add(id);
    titles.set(name, before ?? initiative);
    remarks.set(initiative, own);
  }
  return remarks;
}

function sharesRemarks({ id, organisations }: Initiative): Remark[] {
  const about = { initiative: id, field: 'organisations', level: 'error' } as const;
  const names = organisations.map(({ organisation }) => organisation);
  const again = names.find((name, at) => names.indexOf(name) !== at);
  if (again !== undefined)
    return [
      {
        ...{ code: 'organisation again', ...about },
        sentence: `“${again}” is named twice. Name it once, with the whole of its share.`,
      },
    ];
  const whole = sumOf(organisations.map(({ share }) => share));
  if (whole.eq(1)) return [];
  return [
    {
      ...{ code: 'shares', ...about },
      sentence: `The shares of its organisations add up to ${percent(whole)}. Change them so that they add up to 100 %.`,
    },
  ];
}

function timeRemarks(initiative: Initiative, today: string | null): Remark[] {
  const { id, start, ends, stage, rampMonths, lifetimeYears } = initiative;
  const remarks: Remark[] = [];
  if (ends !== null && ends < start)
    remarks.push({
      ...{ code: 'ends before start', initiative: id, field: 'ends', level: 'error' },
      sentence: `It ends in ${monthName(ends)}, before it starts in ${monthName(start)}. Change one of the two.`,
    });
  if (lifetimeYears !== null && rampMonths > lifetimeYears * 12)
    remarks.push({
      ...{ code: 'ramp beyond lifetime', initiative: id, field: 'rampMonths', level: 'remark' },
      sentence: `It takes ${rampMonths} months to its full effect and lasts ${lifetimeYears * 12}, so it never has it. Shorten the ramp, or lengthen the lifetime.`,
    });
  if (today === null) return remarks;
  const month = today.slice(0, 7);
  if (stage === 'done' && start > month)
    remarks.push({
      ...{ code: 'done before start', initiative: id, field: 'stage', level: 'remark' },
      sentence: `It is done, and starts in ${monthName(start)}, which is still to come. Change the stage or the start.`,
    });
  if ((stage === 'idea' || stage === 'scoped') && start < month)
    remarks.push({
      ...{ code: 'started and not begun', initiative: id, field: 'start', level: 'remark' },
      sentence: `It starts in ${monthName(start)}, which is past, and its stage is “${stage}”. Change the stage, or move the start.`,
    });
  return remarks;
}

/** The model lets no share beyond 1 in; what is checked before it is read by the model is told here. */
function effectRemarks({ id, effect, range }: Initiative): Remark[] {
  if (effect.type !== 'share less' && effect.type !== 'another factor') return [];
  const about = { initiative: id, field: 'effect.share' };
  const share = new Decimal(effect.share);
  if (share.gt(1))
    return [
      {
        ...{ code: 'share beyond all', level: 'error', ...about },
        sentence: `An effect of ${percent(share)} is more than all there is. Write at most 100 %; if it is an amount, choose “less activity” or “tonnes”.`,
      },
    ];
  const most = share.times(range?.high ?? 1);
  if (most.lte(1)) return [];
  return [
    {
      ...{ code: 'range beyond all', initiative: id, field: 'range.high', level: 'remark' },
      sentence: `At most it may have ${percent(new Decimal(range?.high ?? 1))} of its effect, which would be ${percent(most)} of all there is. It is cut off at 100 %.`,
    },
  ];
}

const percent = (share: Decimal): string => `${share.times(100).toDecimalPlaces(2).toFixed()} %`;

const monthNames = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' });
const monthName = (month: string): string => monthNames.format(new Date(`${month}-01T00:00:00Z`));
