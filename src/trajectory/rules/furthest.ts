/**
 * The set of options that takes most within budgets: a linear program whose lines over what meets are drawn where its last
 * solution lay, until it can do no better than what was found (Duran and Grossmann, An outer-approximation algorithm for a
 * class of mixed-integer nonlinear programs, Mathematical Programming 36, 1986). Its bound holds whenever it stops.
 */

import { type ChoiceSoFar, Choices, type ChoiceTask } from './choice-so-far.ts';
import { columnsOf, kilogramsOfWorth, rowOf, rowsOf } from './choosing.ts';
import { filled } from './filling.ts';
import { improve } from './improving.ts';
import { Program, type Relaxation, type Row } from './lp.ts';
import { aloneOf } from './overlap.ts';
import { Pen } from './pen.ts';

export interface FurthestTask extends ChoiceTask {
  /** Choices already known, as places of options; those that the budgets don't pay for are cut down. */
  known: readonly (readonly number[])[];
  /** Lines drawn before, which hold whatever the budgets are; new ones are added. */
  lines: Row[];
  seconds: number;
  /** A share of the bound that is near enough to it. */
  gap: number;
  seed: number;
}

export interface Furthest {
  /** Places of options. */
  chosen: readonly number[];
  /** kgCO₂e that no choice exceeds. */
  bound: number;
}

const relaxations = 20;
const rounds = 12;
/** Whole columns that the solver looks at first: with all of them it takes long to find anything. */
const fewest = 450;
/** Times as many are looked at where those bring nothing new. */
const wider = 1.4;
/** Options that are tried out one by one to better a choice. */
const mostTried = 2000;
/** Seconds that relaxations may take besides: without them there would be no bound worth telling. A few tenths do mostly. */
const secondsForBound = 5;
/** A relaxation that comes down by less than this share is not worth another. */
const least = 1e-5;

export async function furthest(task: FurthestTask): Promise<Furthest> {
  const { reach, options, lines } = task;
  if (lines.length === 0) lines.push(...reach.groups.map((group, at) => rowOf(reach, at, aloneOf(group))));
  const choices = new Choices(task);
  const columns = columnsOf(task, choices.payments);
  const program = await Program.of(columns, [...rowsOf(task), ...lines], task.seed);
  try {
    const pen = new Pen(reach);
    const relaxed = relaxedTo(task, program, pen);
    const worthTrying = relaxed ? [...promising(relaxed, options.length, mostTried, [])] : [...options.keys()];
    const first = firstOf(task, choices, relaxed);
    const start = improve(first, choices, worthTrying);
    const bound = Math.min((relaxed?.bound ?? Infinity) * kilogramsOfWorth, allAtOnce(choices));
    const found = bettered(task, { program, pen, choices, relaxed }, start, bound);
    const best = found.best === start ? start : improve(found.best, choices, worthTrying);
    return { chosen: best.chosen, bound: found.bound };
  } finally {
    program.dispose();
  }
}

/** The best of what is known, what the relaxation points to, and what takes most for its money. */
function firstOf({ known, options }: FurthestTask, choices: Choices, relaxed: Relaxation | null): ChoiceSoFar {
  const pointed = relaxed ? [likely(relaxed.values, options.length)] : [];
  return [...known, ...pointed].map((choice) => filled(choices, choice)).reduce(better, filled(choices, []));
}

interface Tools {
  program: Program;
  pen: Pen;
  choices: Choices;
  relaxed: Relaxation | null;
}

/** Solved in whole numbers, again and again, among more and more of the options. */
function bettered(
  task: FurthestTask,
  { program, pen, choices, relaxed }: Tools,
  start: ChoiceSoFar,
  least: number,
): { best: ChoiceSoFar; bound: number } {
  const { options, lines, gap } = task;
  const until = program.seconds + task.seconds;
  let [best, bound, width] = [start, least, fewest];
  for (let round = 0; round < rounds && best.worth.kg < bound * (1 - gap); round++) {
    const seconds = Math.min(task.seconds / 4, until - program.seconds);
    if (seconds <= 0) break;
    const isNarrow = relaxed !== null && width < options.length;
    const among = isNarrow ? promising(relaxed, options.length, width, best.chosen) : null;
    const solved = program.solve({ gap: gap / 2, seconds, among, start: best.chosen });
    bound = Math.min(bound, solved.bound * kilogramsOfWorth);
    if (!solved.values) break;
    const found = filled(choices, likely(solved.values, options.length));
    const fresh = pen.draw(solved.values);
    lines.push(...fresh);
    program.add(fresh);
    if (fresh.length === 0 || found.worth.kg <= best.worth.kg) width *= wider;
    best = better(best, found);
    if (fresh.length === 0 && !isNarrow) break;
  }
  return { best, bound };
}

/** The relaxation, with lines drawn where it lay until that brings it down no further. */
function relaxedTo({ lines }: FurthestTask, program: Program, pen: Pen): Relaxation | null {
  let last: Relaxation | null = null;
  for (let round = 0; round < relaxations; round++) {
    const next = program.relaxed(secondsForBound - program.seconds);
    if (!next) return last;
    const fresh = pen.draw(next.values);
    lines.push(...fresh);
    program.add(fresh);
    const before = last?.bound ?? Infinity;
    last = next;
    if (fresh.length === 0 || next.bound > before * (1 - least)) break;
  }
  return last;
}

/** What all candidates would take, each by itself at its best start: kgCO₂e, a bound where the solver has none. */
function allAtOnce({ starts, task: { reach } }: Choices): number {
  const most = Float64Array.from(reach.unmet);
  for (const group of reach.groups)
    for (const [place, kg] of aloneOf(group).coefficients.entries()) {
      const at = group.options[place] ?? 0;
      most[at] = (most[at] ?? 0) + kg;
    }
  const best = (places: readonly number[]) => Math.max(0, ...places.map((at) => most[at] ?? 0));
  return [...new Set(starts)].reduce((sum, places) => sum + best(places), 0);
}

/** Options that are chosen in whole or in part, the wholest first. */
function likely(values: Float64Array, options: number): number[] {
  return Array.from({ length: options }, (_, at) => at)
    .filter((at) => (values[at] ?? 0) > 1e-6)
    .toSorted((one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other);
}

/** What the relaxation chooses, and what it would lose least by. */
function promising(
  { values, losses }: Relaxation,
  options: number,
  width: number,
  chosen: readonly number[],
): Set<number> {
  const inOrder = Array.from({ length: options }, (_, at) => at)
    .map((at) => ({ at, loss: (values[at] ?? 0) > 1e-6 ? -1 : (losses[at] ?? 0) }))
    .toSorted((one, other) => one.loss - other.loss || one.at - other.at);
  return new Set([...inOrder.slice(0, width).map(({ at }) => at), ...chosen]);
}

const better = (one: ChoiceSoFar, other: ChoiceSoFar) => (other.worth.kg > one.worth.kg ? other : one);
