/** The sum, stream by stream: what it sets free without action, and what is left after each initiative in order of delivery. */
import { type Acting, inOrderOfDelivery, type Less, type Taking } from '../../rules/effects.ts';
import type { Scope } from '../../rules/model.ts';
import type { Acted } from '../../rules/streams.ts';
import { streamName, type Units } from './activity-sheet.ts';
import type { Amounts } from './amounts-sheet.ts';
import type { Factor, Factors } from './factors-sheet.ts';
import type { InitiativeCells } from './initiatives-sheet.ts';
import type { Formula, Line, Sheet } from './sheet.ts';
import type { Strength } from './strength-sheet.ts';
import type { Subject } from './subject.ts';
import type { Labels, RowOf } from './sum-labels.ts';

export interface SumParts {
  subject: Subject;
  units: ReadonlyMap<string, Units>;
  factors: Factors;
  amounts: Amounts;
  strengths: ReadonlyMap<string, Strength>;
  cells: ReadonlyMap<string, InitiativeCells>;
  labels: Labels;
}

const kilograms = { format: '#,##0.00' };
const shares = { format: '0.000000' };

export function writeSum(sheet: Sheet, parts: SumParts): void {
  parts.labels.head(sheet);
  for (const acted of parts.subject.acted) {
    new StreamRows(sheet, parts, acted).write();
    sheet.next += 1;
  }
}

/** Something that a year's figure follows from: the cell, and what is in it. */
interface Figure {
  at(place: number): string;
  value(place: number): number;
}

const figureOf = (line: Line): Figure => ({ at: (place) => line.at(place), value: (place) => line.values[place] ?? 0 });

/** What sets free kilograms in a place: a share of the units, times kilograms of each. */
interface Flow {
  category: string;
  scope: Scope;
  factor: Factor;
  /** Null where it is what was there: the share still done as before is asked for. */
  brought: { share: Figure; perUnit: Figure } | null;
}

class StreamRows {
  readonly #sheet: Sheet;
  readonly #parts: SumParts;
  readonly #acted: Acted;
  #units: Figure;
  #left: Figure | null = null;
  #old: Figure | null = null;
  readonly #flows: Flow[];
  readonly #before = new Map<string, Figure>();

  constructor(sheet: Sheet, parts: SumParts, acted: Acted) {
    this.#sheet = sheet;
    this.#parts = parts;
    this.#acted = acted;
    const units = parts.units.get(acted.stream.id);
    if (!units) throw new Error(`The sheet of activity lacks ${acted.stream.id}`);
    this.#units = figureOf(units.byYear);
    this.#flows = parts.factors.of(acted).map((factor) => ({ ...factor.rate, factor, brought: null }));
  }

  write(): void {
    for (const flows of this.#byPlace()) this.#writeStart(flows);
    const takes = this.#writeTakes();
    const takers: Acting[] = [...this.#acted.meeting.members, ...this.#acted.amounts.map(({ acting }) => acting)];
    for (const taker of takers.toSorted((a, b) => inOrderOfDelivery(a.initiative, b.initiative))) {
      if (taker.type === 'less activity') this.#takeAmount(taker, takes.get(taker));
      else if (taker.type === 'share less') this.#takeShare(taker);
      else if (taker.type === 'another factor') this.#takeOver(taker);
      for (const flows of this.#byPlace()) this.#writeLeft(taker, flows);
    }
  }

  #byPlace(): Flow[][] {
    return [...Map.groupBy(this.#flows, ({ category, scope }) => JSON.stringify([category, scope])).values()];
  }

  #line(row: Omit<RowOf, 'organisation' | 'stream'>, of: (place: number) => Formula, style = kilograms): Line {
    const { organisation } = this.#acted.stream;
    const stream = streamName(this.#acted);
    return this.#sheet.line(this.#parts.labels.of({ ...row, organisation, stream }), of, style);
  }

  /** Before anybody acts: with the baseline year's kilograms, then with the year's. */
  #writeStart(flows: readonly Flow[]): void {
    const [{ category, scope } = { category: '', scope: '3' as const }] = flows;
    const place = { category, scope, unit: 'kg' };
    const units = this.#units;
    this.#line({ what: 'what.growth', ...place }, (at) => ({
      formula: `${units.at(at)}*(${flows.map(({ factor }) => factor.base).join('+')})`,
      result: units.value(at) * flows.reduce((sum, { factor }) => sum + factor.kilograms, 0),
    }));
    const without = this.#line({ what: 'what.without', ...place }, (at) => ({
      formula: `${units.at(at)}*(${flows.map(({ factor }) => factor.byYear.at(at)).join('+')})`,
      result: units.value(at) * flows.reduce((sum, { factor }) => sum + (factor.byYear.values[at] ?? 0), 0),
    }));
    this.#before.set(JSON.stringify([category, scope]), figureOf(without));
  }

  /** What amounts would take, row under row, and how much of it there is room for. */
  #writeTakes(): Map<Less, { takes: Figure; scale: Figure }> {
    const { amounts, stream } = this.#acted;
    const first = this.#sheet.next;
    const lines = amounts.flatMap(({ acting }) => {
      const { initiative } = acting;
      const taken = this.#parts.amounts.of(initiative, this.#acted);
      const strength = this.#parts.strengths.get(initiative.id);
      if (!taken || !strength) return [];
      const line = this.#line({ what: 'what.takes', initiative, unit: stream.unit }, (at) => ({
        formula: `${taken.cell}*${strength.effect.at(at)}`,
        result: taken.units * (strength.effect.values[at] ?? 0),
      }));
      return [{ acting, line }];
    });
    if (lines.length === 0) return new Map();
    const last = this.#sheet.next - 1;
    const units = this.#units;
    const scale = this.#line(
      { what: 'what.scale', unit: '' },
      (at) => {
        const range = this.#sheet.yearRange(at, first, last);
        const [taking, room] = [`SUMIF(${range},">0")`, `(${units.at(at)}-SUMIF(${range},"<0"))`];
        const values = lines.map(({ line }) => line.values[at] ?? 0);
        const asks = values.reduce((sum, value) => sum + Math.max(0, value), 0);
        const has = units.value(at) - values.reduce((sum, value) => sum + Math.min(0, value), 0);
        return { formula: `IF(${taking}<=${room},1,${room}/${taking})`, result: asks <= has ? 1 : has / asks };
      },
      shares,
    );
    return new Map(lines.map(({ acting, line }) => [acting, { takes: figureOf(line), scale: figureOf(scale) }]));
  }

  #takeAmount({ initiative }: Less, taken: { takes: Figure; scale: Figure } | undefined): void {
    if (!taken) return;
    const { takes, scale } = taken;
    const units = this.#units;
    const line = this.#line({ what: 'what.units', initiative, unit: this.#acted.stream.unit }, (at) => ({
      formula: `${units.at(at)}-${takes.at(at)}*IF(${takes.at(at)}>0,${scale.at(at)},1)`,
      result: units.value(at) - takes.value(at) * (takes.value(at) > 0 ? scale.value(at) : 1),
    }));
    this.#units = figureOf(line);
  }

  #takeShare({ initiative }: Taking): void {
    this.#left = this.#lessBy({ what: 'what.share', initiative, unit: '' }, this.#left);
  }

  /** The share that is done otherwise is taken of what those before it leave; where there is less of it than in the baseline year, nothing new comes. */
  #takeOver({ initiative }: Taking): void {
    const effect = this.#effectOf(initiative.id);
    const cells = this.#parts.cells.get(initiative.id);
    if (!cells || initiative.effect.type !== 'another factor') return;
    const old = this.#old;
    const line = this.#line(
      { what: 'what.new', initiative, unit: '' },
      (at) => ({
        formula: `MAX(0,${effect.at(at)})${old ? `*${old.at(at)}` : ''}`,
        result: Math.max(0, effect.value(at)) * (old?.value(at) ?? 1),
      }),
      shares,
    );
    const perUnit = Number(initiative.effect.perUnit);
    const brought = { share: figureOf(line), perUnit: { at: () => cells.perUnit, value: () => perUnit } };
    for (const factor of this.#parts.factors.newOf(initiative)) this.#flows.push({ ...factor.rate, factor, brought });
    this.#old = this.#lessBy({ what: 'what.old', initiative, unit: '' }, old);
  }

  #lessBy(row: Pick<RowOf, 'what' | 'unit'> & { initiative: Taking['initiative'] }, before: Figure | null): Figure {
    const effect = this.#effectOf(row.initiative.id);
    const line = this.#line(
      row,
      (at) => ({
        formula: `${before ? `${before.at(at)}*` : ''}(1-${effect.at(at)})`,
        result: (before?.value(at) ?? 1) * (1 - effect.value(at)),
      }),
      shares,
    );
    return figureOf(line);
  }

  #effectOf(initiative: string): Figure {
    const strength = this.#parts.strengths.get(initiative);
    if (!strength) throw new Error(`The sheet of strengths lacks ${initiative}`);
    return figureOf(strength.effect);
  }

  /** Kilograms of a place after an initiative, and what it saved. */
  #writeLeft({ initiative }: Acting, flows: readonly Flow[]): void {
    const [{ category, scope } = { category: '', scope: '3' as const }] = flows;
    const place = { initiative, category, scope, unit: 'kg' };
    const key = JSON.stringify([category, scope]);
    const [units, left, old] = [this.#units, this.#left, this.#old];
    const termOf = ({ factor, brought }: Flow, at: number) => {
      const kg = factor.byYear.at(at);
      if (brought) return `${brought.share.at(at)}*${brought.perUnit.at(at)}*${kg}`;
      return old ? `${old.at(at)}*${kg}` : kg;
    };
    const kilogramsOf = ({ factor, brought }: Flow, at: number) =>
      (factor.byYear.values[at] ?? 0) *
      (brought ? brought.share.value(at) * brought.perUnit.value(at) : (old?.value(at) ?? 1));
    const after = this.#line({ what: 'what.left', ...place }, (at) => ({
      formula: `${units.at(at)}${left ? `*${left.at(at)}` : ''}*(${flows.map((flow) => termOf(flow, at)).join('+')})`,
      result: units.value(at) * (left?.value(at) ?? 1) * flows.reduce((sum, flow) => sum + kilogramsOf(flow, at), 0),
    }));
    const before = this.#before.get(key);
    this.#line({ what: 'what.saved', ...place }, (at) => ({
      formula: `${before?.at(at) ?? 0}-${after.at(at)}`,
      result: (before?.value(at) ?? 0) - (after.values[at] ?? 0),
    }));
    this.#before.set(key, figureOf(after));
  }
}
