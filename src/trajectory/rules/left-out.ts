/** Why each of the others was left out. */
import { Decimal, rounded } from '../../kernel/decimals.ts';
import { creditsOf } from './aim.ts';
import type { LeftOut } from './choice.ts';
import { possible } from './choosing.ts';
import type { Ground, Reckoned } from './ground.ts';
import { meetingsOf } from './meets.ts';
import type { Initiative } from './model.ts';
import { capitalOf, columnsByCandidate, type Option, optionsOf } from './options.ts';
import type { Reach } from './reached.ts';
import { poundsPerTonne } from './reasons.ts';
import { Worth } from './worth.ts';

/** What takes less than this share of what it would by itself is left out because of those that it meets. */
const mostlyMet = 0.5;

/** @param options that the reach is of */
export function leftOutOf(ground: Ground, found: Reckoned, reach: Reach, options: readonly Option[]): LeftOut[] {
  const { candidates, planned, task } = ground;
  const chosen = new Set(found.options.map(({ candidate }) => candidate.id));
  const present = new Set([...chosen, ...planned.map(({ id }) => id)]);
  const told = optionsOf(candidates, task.budgets);
  const withStart = new Set(told.map(({ candidate }) => candidate.id));
  const free = told.map((option) => ({ ...option, candidate: { ...option.candidate, needs: [] } }));
  const payable = new Set(possible(free, [], task.budgets, ground.rules).map(({ candidate }) => candidate.id));
  const meetings = meetingsOf(task.model.baseline, candidates);
  const gains = new Gains(reach, options, found.options);
  const dearest = dearestOf(ground, found);
  const why = (candidate: Initiative): LeftOut['why'] => {
    const { id, needs } = candidate;
    if (!withStart.has(id)) return { code: 'starts later' };
    if (!payable.has(id)) return { code: 'too dear for any year' };
    const lacking = needs.filter((needed) => !present.has(needed));
    if (lacking.length > 0) return { code: 'needs', initiatives: lacking };
    const most = gains.mostOf(id);
    if (most === null || most.alone <= 0) return { code: 'takes nothing off' };
    if (most.gain < most.alone * mostlyMet)
      return { code: 'met', by: (meetings.get(id) ?? []).filter((other) => chosen.has(other)) };
    const perTonne = poundsPerTonne(capitalOf(most.option), BigInt(Math.round(most.gain * 1e6)));
    if (perTonne === null) return { code: 'takes nothing off' };
    if (dearest === null || perTonne.lte(dearest))
      return { code: 'does not fit', poundsPerTonne: rounded(perTonne, 2) };
    return { code: 'dearer', poundsPerTonne: rounded(perTonne, 2), dearestChosen: rounded(dearest, 2) };
  };
  return candidates
    .filter(({ id }) => !chosen.has(id))
    .map((candidate) => ({
      initiative: candidate.id,
      title: candidate.title,
      capital: candidate.money.capital,
      why: why(candidate),
    }));
}

/** What candidates would take by themselves, and beside what is chosen. */
class Gains {
  readonly #reach: Reach;
  readonly #options: readonly Option[];
  readonly #columns: ReadonlyMap<string, readonly number[]>;
  readonly #worth: Worth;

  constructor(reach: Reach, options: readonly Option[], chosen: readonly Option[]) {
    this.#reach = reach;
    this.#options = options;
    this.#columns = columnsByCandidate(options);
    this.#worth = new Worth(reach);
    const isChosen = new Set(chosen);
    for (const [at, option] of options.entries()) if (isChosen.has(option)) this.#worth.add(at);
  }

  /** At the start at which it takes most by itself. */
  mostOf(candidate: string): { option: Option; alone: number; gain: number } | null {
    const aloneOf = (at: number) => this.#reach.alone[at] ?? 0;
    const columns = this.#columns.get(candidate) ?? [];
    const at = columns.toSorted((one, other) => aloneOf(other) - aloneOf(one))[0];
    const option = at === undefined ? undefined : this.#options[at];
    return at === undefined || !option ? null : { option, alone: aloneOf(at), gain: this.#worth.gainOf(at) };
  }
}

/** Pounds for a tonne of the dearest chosen that is given credit. */
function dearestOf({ task }: Ground, { options, forecast }: Reckoned): Decimal | null {
  const credits = creditsOf(forecast, task.aim);
  const perTonne = options.flatMap(
    (option) => poundsPerTonne(capitalOf(option), credits.get(option.candidate.id) ?? 0n) ?? [],
  );
  return perTonne.length === 0 ? null : Decimal.max(...perTonne);
}
