/** Finds what is to be measured: shares, quantities, numbers of things, and net zero. */
import Decimal from 'decimal.js';
import { Cover } from '../../../kernel/cover.ts';
import type { DraftDate, DraftTarget } from '../../draft.ts';
import { thresholdNouns } from '../vocabulary.ts';
import type { Dates } from './dates.ts';
import { directionOf, inherits, isTold } from './directions.ts';
import { findNetZero } from './net-zero.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { strengthOf } from './strength.ts';
import { subjectOf } from './subjects.ts';
import { cited, overlaps, type Stretch } from './text.ts';

type Relation = DraftTarget['relation'];

/** The targets of a text, in order. What a sentence tells as a fact ("buildings make up 15 %") is none. */
export function readTargets(text: string, sentences: readonly Stretch[], { dates, baselines }: Dates): DraftTarget[] {
  const targets: DraftTarget[] = [];
  const taken = new Cover(text.length);
  for (const { span } of dates) taken.add(...span);
  for (const { start, end } of baselines) taken.add(start, end);
  for (const sentence of sentences) {
    if (strengthOf(text, sentence) === 'describe') continue;
    const own = dates
      .map((date, index) => ({ date, index }))
      .filter(
        ({ date }) => date.relation !== 'every' && overlaps(sentence, { start: date.span[0], end: date.span[1] }),
      );
    const baseline =
      baselines.find((place) => overlaps(place, sentence)) ?? (baselines.length === 1 ? baselines[0] : undefined);
    const quantities = findQuantities(text, sentence, taken).filter(
      (quantity) => !isTold(text, sentence, quantity) && !tellsWhich(text, quantity),
    );
    const placed = own.map(({ date }) => date);
    let previous: { relation: Relation; subject: string } | null = null;
    quantities.forEach((quantity, index) => {
      const direction: { relation: Relation; verbAt: Stretch | null } | null = directionOf(
        text,
        sentence,
        quantity,
        quantities[index - 1],
      );
      const continues = previous !== null && inherits(text, quantity, quantities[index - 1]);
      const relation = continues && previous ? previous.relation : (direction?.relation ?? '=');
      const subject: string =
        continues && previous
          ? previous.subject
          : subjectOf(text, sentence, quantity, direction?.verbAt ?? null, placed);
      previous = { relation, subject };
      targets.push({
        ...cited(text, { start: quantity.start, end: Math.max(quantity.end, direction?.verbAt?.end ?? 0) }),
        value: new Decimal(quantity.value).toFixed(),
        unit: quantity.unit,
        relation,
        subject,
        by: dueBy(quantity, quantities, own),
        baseline: baseline?.edtf ?? null,
      });
    });
    targets.push(...findNetZero(text, sentence, own, taken));
  }
  return targets.sort((a, b) => a.span[0] - b.span[0]);
}

const threshold = new RegExp(
  `\\b(?:${thresholdNouns.join('|')})(?: (?:worth|costing|valued at|with a value(?: of)?))? $`,
  'i',
);

/** "Every business case above £100,000" says which cases are meant, and nothing that is to be reached. */
function tellsWhich(text: string, { bound, start }: Quantity): boolean {
  return bound !== null && threshold.test(text.slice(0, start));
}

/**
 * The date of a target: the next after it, unless another target stands between and the sentence began with a date
 * ("By 2028, half of the fleet, and all of it by 2035"); else the last before it.
 */
function dueBy(
  quantity: Stretch,
  all: readonly Quantity[],
  dates: readonly { date: DraftDate; index: number }[],
): number | null {
  const due = dates.filter(({ date }) => date.relation !== 'from' || date.latest !== null);
  const after = due.find(({ date }) => date.span[0] >= quantity.end);
  const before = due.findLast(({ date }) => date.span[1] <= quantity.start);
  const between = after && all.some((other) => other.start > quantity.start && other.end <= after.date.span[0]);
  const beforeIsOwn = before && !all.some((other) => other.start < quantity.start && other.start > before.date.span[1]);
  if (after && !(between && beforeIsOwn)) return after.index;
  return before?.index ?? null;
}
