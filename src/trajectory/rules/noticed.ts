/** What a forecast notices of initiatives while it is summed, told as remarks. */
import { type Acting, byId } from './effects.ts';
import type { Initiative, Model, Remark } from './model.ts';
import { plannedStages } from './model.ts';
import { type Indices, nameOfYear } from './years.ts';

export class Noticed {
  readonly #initiatives = new Map<string, Initiative>();
  readonly #found = new Set<string>();
  readonly #hadAll = new Set<string>();
  readonly #comesBack = new Set<string>();
  /** Places of years, by initiative. */
  readonly #cut = new Map<string, Set<number>>();

  acting(acting: Acting): void {
    const { initiative } = acting;
    this.#initiatives.set(initiative.id, initiative);
    if (acting.type === 'less activity' || acting.type === 'tonnes') return;
    if (acting.hadAll) this.#hadAll.add(initiative.id);
    if (acting.instead && acting.shares.some((share) => share < 0n)) this.#comesBack.add(initiative.id);
  }

  /** It acts on something. */
  found({ id }: Initiative): void {
    this.#found.add(id);
  }

  /** There was less in that year than it takes with others. */
  cut({ initiative: { id } }: Acting, at: number): void {
    const years = this.#cut.get(id) ?? new Set<number>();
    this.#cut.set(id, years.add(at));
  }

  remarks(model: Model, indices: Indices): Remark[] {
    const planned = model.initiatives.filter(({ stage }) => plannedStages.includes(stage)).toSorted(byId);
    const ids = new Set(planned.map(({ id }) => id));
    return [
      ...[...indices.unknown].toSorted().map(unknownCourse),
      ...[...indices.nought].toSorted().map(noughtCourse),
      ...planned.flatMap((initiative) => this.#remarksOf(initiative, ids, indices.years)),
    ];
  }

  #remarksOf({ id, effect, needs }: Initiative, planned: ReadonlySet<string>, years: readonly number[]): Remark[] {
    const remark = (code: string, field: string, sentence: string): Remark => ({
      ...{ code, initiative: id, field, sentence, level: 'remark' },
    });
    const remarks: Remark[] = [];
    if (!this.#found.has(id))
      remarks.push(
        remark(
          'nothing to act on',
          'actsOn',
          'The baseline of its organisations has nothing that it acts on, so it takes nothing off.',
        ),
      );
    const cut = [...(this.#cut.get(id) ?? [])].toSorted((a, b) => a - b).map((at) => years[at] ?? 0);
    if (cut.length > 0)
      remarks.push(
        remark(
          'cut down',
          effect.type === 'tonnes' ? 'effect.aYear' : 'effect.amount',
          `In ${runsOf(cut)} all that act on the same would take more than is there, so each is scaled down evenly.`,
        ),
      );
    if (this.#hadAll.has(id))
      remarks.push(
        remark(
          'nothing left of it',
          'effect.share',
          'It had taken all of what it acts on by the baseline year, so nothing says what it would be without it: its effect counts as nothing.',
        ),
      );
    if (this.#comesBack.has(id))
      remarks.push(
        remark(
          'comes back',
          'lifetimeYears',
          'It worked in the baseline year and ends. What it replaced comes back; what was used instead stays in the baseline.',
        ),
      );
    const missing = needs.filter((need) => !planned.has(need));
    if (missing.length > 0)
      remarks.push(
        remark(
          'needs what is not planned',
          'needs',
          `It needs ${missing.map((need) => `“${need}”`).join(', ')}, which is not planned. It is counted all the same.`,
        ),
      );
    return remarks;
  }
}

const ofTheWhole = (code: string, sentence: string): Remark => ({
  ...{ code, initiative: '', field: '', sentence, level: 'remark' },
});

const unknownCourse = (id: string): Remark =>
  ofTheWhole(
    'course not there',
    `Streams are moved by “${id}”, which is no national change or growth that there is. They stay as they are.`,
  );

const noughtCourse = (id: string): Remark =>
  ofTheWhole(
    'course from nought',
    `“${id}” is nought in the baseline year, so no year can be held against it. What it moves stays as it is.`,
  );

/** "2031/32 to 2040/41, 2045/46". @param years rising */
function runsOf(years: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last.to === year - 1) last.to = year;
    else runs.push({ from: year, to: year });
  }
  return runs
    .map(({ from, to }) => (from === to ? nameOfYear(from) : `${nameOfYear(from)} to ${nameOfYear(to)}`))
    .join(', ');
}
