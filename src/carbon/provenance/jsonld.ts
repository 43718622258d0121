/**
 * The provenance of a calculation as JSON-LD, in the published ontologies for emission factors (ECFO) and for the
 * provenance of emission calculations (PECO): what was done, how much of it was observed in which file, what it was
 * multiplied by, where that was published, and what came of it.
 */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LedgerInput, LedgerRate } from '../../platform/ledger/ledger.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { type FindFactor, factorFinder } from '../audit-pack/used-factors.ts';
import { inputsOf, type PartOfCalculation } from '../calculation/inputs-of.ts';
import type { Calculation } from '../calculation-store.ts';
import type { Carbon } from '../carbon.ts';
import {
  calculationNodes,
  type Doing,
  doingNodes,
  factorNodes,
  type Name,
  type Node,
  namesIn,
  organisationNode,
  rateNode,
  sourceNode,
  unitNode,
} from './nodes.ts';
import { context } from './terms.ts';

/**
 * Writes the provenance of a calculation, or of one organisation or year of it, into a file. It is written one
 * organisation's year after another, so memory does not grow with the number of organisations.
 * @throws Mistake where there is nothing of what is asked for, or the file cannot be written
 */
export async function writeProvenance(
  carbon: Carbon,
  calculation: Calculation,
  part: PartOfCalculation,
  to: string,
): Promise<void> {
  const unfinished = `${to}.unfinished`;
  try {
    await pipeline(Readable.from(provenanceText(carbon, calculation, part)), createWriteStream(unfinished));
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error instanceof Mistake ? error : new Mistake(`${to} cannot be written: ${messageOf(error)}.`);
  }
}

/** The document, in pieces. */
export async function* provenanceText(
  carbon: Carbon,
  calculation: Calculation,
  part: PartOfCalculation,
): AsyncGenerator<string> {
  let before = `{"@context": ${JSON.stringify(context)},\n"@graph": [\n`;
  for await (const node of nodesOf(carbon, calculation, part)) {
    yield before + JSON.stringify(node);
    before = ',\n';
  }
  yield '\n]}\n';
}

/** Every thing in it once. */
async function* nodesOf(carbon: Carbon, calculation: Calculation, part: PartOfCalculation): AsyncGenerator<Node> {
  const { inputs, rates } = await inputsOf(carbon, calculation, part);
  if (inputs.length === 0)
    throw new Mistake(`Calculation ${calculation.n} holds no lines of what is asked for, so there is nothing to tell.`);
  const files = new Set(inputs.map(({ file }) => file));
  const taken = calculation.inputs.filter(({ file }) => files.has(file));
  const name = namesIn(calculation);
  const { slug, settings } = carbon.system;
  const told = new Set<string>();
  const once = (nodes: readonly (Node | null)[]) =>
    nodes.filter((node): node is Node => {
      if (node === null || told.has(node['@id'])) return false;
      told.add(node['@id']);
      return true;
    });
  yield* calculationNodes(name, { ...calculation, inputs: taken }, { slug, name: settings.name });
  const teller = await tellerOf(carbon, name, rates);
  for await (const doing of doings(carbon, calculation, inputs)) {
    yield* once([organisationNode(name, doing.organisation), ...teller.around(doing)]);
    yield* doingNodes(name, doing, (ratePart, basis) => teller.rateId(doing, ratePart, basis));
  }
}

/** Each organisation's each activity by year and unit. */
async function* doings(
  carbon: Carbon,
  calculation: Calculation,
  inputs: readonly LedgerInput[],
): AsyncGenerator<Doing & { rateSet: string }> {
  const library = carbon.library();
  const filesOf = await filesByKind(carbon, inputs);
  const members = new Map(carbon.system.settings.organisations.map(({ slug, name }) => [slug, name]));
  for (const [organisation, its] of [...Map.groupBy(inputs, (input) => input.organisation)].sort())
    for (const year of [...new Set(its.map(({ fromMonth }) => yearOf(fromMonth)))].sort()) {
      const rows = await carbon.breakdown(calculation, { organisation, year, by: 'activity' });
      for (const figures of Map.groupBy(rows, ({ activity, unit }) => `${activity}\n${unit}`).values()) {
        const [first] = figures;
        if (!first) continue;
        const { activity, unit } = first;
        yield {
          organisation: { slug: organisation, name: members.get(organisation) ?? organisation },
          year,
          activity: { id: activity, name: library.activity(activity)?.name ?? activity },
          unit,
          figures,
          files: filesOf.get(kindKey({ organisation, activity, unit, year })) ?? [],
          rateSet: its[0]?.rateSet ?? '',
        };
      }
    }
}

/** What surrounds what was done: its source and unit, the rates, and the factors and publications behind them. */
async function tellerOf(carbon: Carbon, name: Name, rates: readonly LedgerRate[]) {
  const find: FindFactor = await factorFinder(carbon);
  const library = carbon.library();
  const byKind = Map.groupBy(rates, (rate) => rateKey(rate.rateSet, rate));
  const idOf = ({ rateSet, activity, unit, year, ratePart, basis }: LedgerRate) =>
    name('rate', rateSet.slice(0, 12), activity, unit, year, ratePart, ...(basis === '' ? [] : [basis]));
  const ratesOf = ({ rateSet, activity, unit, year }: Doing & { rateSet: string }) =>
    byKind.get(rateKey(rateSet, { activity: activity.id, unit, year })) ?? [];
  const factorAround = (id: string): (Node | null)[] => {
    const known = find(id);
    const source = known && sourceNode(name, { id: known.factor.activity, name: nameOf(known.factor.activity) });
    return [...factorNodes(name, id, known), source, known && unitNode(name, known.factor.unit)];
  };
  const nameOf = (activity: string) => library.activity(activity)?.name ?? activity;
  return {
    rateId: (doing: Doing & { rateSet: string }, ratePart: string, basis: string): string => {
      const rate = ratesOf(doing).find((one) => one.ratePart === ratePart && one.basis === basis);
      if (!rate) throw new Error(`No rate was kept of ${doing.activity.id} (${ratePart})`);
      return idOf(rate);
    },
    around: (doing: Doing & { rateSet: string }): (Node | null)[] => [
      sourceNode(name, doing.activity),
      unitNode(name, doing.unit),
      ...ratesOf(doing).flatMap((rate) => [rateNode(name, idOf(rate), rate), ...factorAround(rate.factor)]),
    ],
  };
}

/** The files in which an organisation has lines of a year, and that hold lines of an activity in it. */
async function filesByKind(carbon: Carbon, inputs: readonly LedgerInput[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [file, own] of Map.groupBy(inputs, (input) => input.file)) {
    const kinds = Map.groupBy(await carbon.files.kinds([file]), ({ year }) => year);
    const years = new Map(own.map((input) => [`${input.organisation}\n${yearOf(input.fromMonth)}`, input]));
    for (const { organisation, fromMonth } of years.values())
      for (const kind of kinds.get(yearOf(fromMonth)) ?? []) {
        const key = kindKey({ ...kind, organisation });
        const files = found.get(key);
        if (files) files.push(file);
        else found.set(key, [file]);
      }
  }
  return found;
}

const kindKey = ({
  organisation,
  activity,
  unit,
  year,
}: Pick<LedgerRate, 'activity' | 'unit' | 'year'> & { organisation: string }) =>
  [organisation, activity, unit, year].join('\n');

const rateKey = (rateSet: string, { activity, unit, year }: Pick<LedgerRate, 'activity' | 'unit' | 'year'>) =>
  [rateSet, activity, unit, year].join('\n');

/** The financial year that a month is in. */
const yearOf = (month: number): number => Math.floor(month / 100) - (month % 100 < 4 ? 1 : 0);
