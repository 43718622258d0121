/** Where a plan stands on its way through the gates, and what is still to be true before it passes one. Pure. */
import type { BodyKind, Decision, Gate, Need } from './model.ts';

export type GateState = 'to come' | 'passed' | 'passed with conditions' | 'sent back' | 'reopened';

/** Where a gate stands by its record. @param decisions of all gates, oldest first */
export function gateState(gate: Pick<Gate, 'id'>, decisions: readonly Decision[]): GateState {
  return decisions.findLast(({ gateId }) => gateId === gate.id)?.outcome ?? 'to come';
}

export function isPassed(state: GateState): boolean {
  return state === 'passed' || state === 'passed with conditions';
}

/** The decision by which a gate is passed; null where it is not. */
export function passing(gate: Pick<Gate, 'id'>, decisions: readonly Decision[]): Decision | null {
  const last = decisions.findLast(({ gateId }) => gateId === gate.id);
  return last && isPassed(last.outcome) ? last : null;
}

/** The gate that comes next: the first that is not passed. @param gates in their order */
export function nextGate<T extends Pick<Gate, 'id'>>(gates: readonly T[], decisions: readonly Decision[]): T | null {
  return gates.find((gate) => !isPassed(gateState(gate, decisions))) ?? null;
}

/**
 * Days by which a gate is later than first promised, by the day on which it was passed or is now meant to be; 0 if it is
 * not late, null if no day was promised.
 */
export function slippage({ promised, due }: Pick<Gate, 'promised' | 'due'>, passedOn: string | null): number | null {
  const until = passedOn ?? due;
  if (promised === null || until === null) return null;
  return Math.max(0, Math.round((Date.parse(until) - Date.parse(promised)) / 86_400_000));
}

/** How much stands in the way of each thing that a gate may ask for; 0 where it is true. */
export type Facts = Record<Exclude<Need, 'earlier gates'>, number>;

export interface NeedState {
  need: Need;
  /** What stands in the way, counted; 0 where the need is met. */
  open: number;
}

/** What a gate asks for and how far each is from true. @param gates in their order */
export function needStates(
  gate: Gate,
  gates: readonly Gate[],
  decisions: readonly Decision[],
  facts: Facts,
): NeedState[] {
  const earlier = gates.slice(
    0,
    gates.findIndex(({ id }) => id === gate.id),
  );
  return gate.needs.map((need) => ({
    need,
    open: need === 'earlier gates' ? earlier.filter((one) => !isPassed(gateState(one, decisions))).length : facts[need],
  }));
}

/** The earlier gates that a change of the text opens again unless somebody says otherwise: those in which a body decided. */
export function reopenedByChange(gate: Gate, gates: readonly Gate[], decisions: readonly Decision[]): Gate[] {
  const before = gates.slice(
    0,
    gates.findIndex(({ id }) => id === gate.id),
  );
  return before.filter((one) => isPassed(gateState(one, decisions)));
}

/** A gate as the default path has it: which kind of body decides is known, not yet which body. */
export interface DefaultGate extends Omit<Gate, 'id' | 'bodyId' | 'promised' | 'due' | 'title'> {
  title:
    | 'shared'
    | 'review'
    | 'leadership'
    | 'partnership'
    | 'board'
    | 'executives'
    | 'published'
    | 'reflected'
    | 'final';
  body: BodyKind | null;
}

/** The path of most systems, from a draft that is shared to its final approval. */
export const defaultGates: readonly DefaultGate[] = [
  { title: 'shared', body: null, needs: ['no errors'], recorder: 'team', effect: 'none' },
  {
    title: 'review',
    body: 'working group',
    needs: ['earlier gates', 'consultation closed', 'comments answered'],
    recorder: 'body',
    effect: 'none',
  },
  {
    title: 'leadership',
    body: 'leadership',
    needs: ['earlier gates'],
    recorder: 'body',
    effect: 'none',
  },
  { title: 'partnership', body: 'partnership', needs: ['earlier gates'], recorder: 'body', effect: 'none' },
  {
    title: 'board',
    body: 'board',
    needs: ['earlier gates', 'no errors', 'comments answered', 'owners agreed'],
    recorder: 'body',
    effect: 'approves',
  },
  { title: 'executives', body: 'executives', needs: ['earlier gates'], recorder: 'body', effect: 'none' },
  { title: 'published', body: null, needs: ['earlier gates', 'no errors'], recorder: 'team', effect: 'publishes' },
  { title: 'reflected', body: null, needs: ['earlier gates', 'taken up'], recorder: 'team', effect: 'none' },
  { title: 'final', body: 'partnership', needs: ['earlier gates'], recorder: 'body', effect: 'none' },
];
