/** What a command works on: a model, its targets, and what is to be said of them; from files, or from a system. */
import { yearName } from '../../carbon/footprint/months.ts';
import { chosenSystem } from '../../platform/commands.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { checkInitiatives } from '../rules/checks.ts';
import type { Initiative, Model, Remark, Target } from '../rules/model.ts';
import { ScenarioError } from '../rules/scenario.ts';
import { trajectoryOf } from '../trajectory.ts';
import type { CommonAsked } from './asked.ts';
import { fromFiles } from './from-files.ts';

export interface Given {
  /** What it is called: the name of a system, or of a file. */
  name: string;
  model: Model;
  targets: readonly Target[];
  /** To be told beside what comes of it. */
  remarks: readonly string[];
  /** What a forecast remarks upon besides, as it is told. */
  alsoTold(remarks: readonly Remark[]): string[];
  /** What each organisation is called, by its short name. */
  nameOf(organisation: string): string;
}

/** What is found of files or of a system, before it is checked. */
export type Found = Omit<Given, 'alsoTold'>;

/**
 * @param open the house; it is opened only where no files are given
 * @throws Mistake where nothing can be worked out
 */
export async function given(open: () => Promise<House>, asked: CommonAsked): Promise<Given> {
  const isOfFiles = asked.baseline !== undefined || asked.initiatives !== undefined;
  if (isOfFiles && (asked.system !== undefined || asked.scenario !== undefined))
    throw new Mistake('Give files with --baseline and --initiatives, or a system with --system, not both.');
  const found = isOfFiles ? await fromFiles(asked) : await fromSystem(open, asked);
  const known = [...new Set(found.model.baseline.streams.map(({ organisation }) => organisation))].sort();
  const unknown = asked.organisation.filter((one) => !known.includes(one));
  if (unknown.length > 0)
    throw new Mistake(`The baseline has nothing of ${listed(unknown)}. It has: ${listed(known)}.`);
  const { initiatives, baseline } = found.model;
  const isAsked = ({ organisations }: Initiative) =>
    asked.organisation.length === 0 || organisations.some((one) => asked.organisation.includes(one.organisation));
  const others = new Set(initiatives.filter((one) => !isAsked(one)).map(({ id }) => id));
  const checked = checkInitiatives(initiatives, baseline, today()).filter(
    ({ level, initiative }) => level === 'error' || !others.has(initiative),
  );
  const titles = new Map(initiatives.map(({ id, title }) => [id, title]));
  const told = ({ initiative, sentence }: Remark) =>
    initiative === '' ? sentence : `“${titles.get(initiative) ?? initiative}”: ${sentence}`;
  const errors = checked.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new Mistake(['Nothing was worked out.', ...errors.map(told)].join('\n'));
  // A forecast says as well, in fewer words, that something finds nothing to act on.
  const said = new Set(checked.filter(({ field }) => !field.startsWith('money')).map(({ initiative }) => initiative));
  const isSaid = ({ code, initiative }: Remark) => code === 'nothing to act on' && said.has(initiative);
  return {
    ...found,
    remarks: [...found.remarks, ...checked.map(told)],
    alsoTold: (remarks) => remarks.filter((one) => !isSaid(one) && !others.has(one.initiative)).map(told),
  };
}

async function fromSystem(open: () => Promise<House>, asked: CommonAsked): Promise<Found> {
  refuseOptionsOfFiles(asked);
  const house = await open();
  const system = await chosenSystem(house, asked.system);
  const trajectory = trajectoryOf(house, system, { team: true });
  const model = await trajectory.model(asked.scenario ?? null).catch((error: unknown) => {
    throw error instanceof ScenarioError ? new Mistake(error.message) : error;
  });
  if (!model) {
    const calculation = await trajectory.calculation();
    throw new Mistake(
      calculation === null
        ? `Nothing was calculated yet of ${system.settings.name}, so there is no baseline. Take in files of activity, then: bin/greenplan footprint calculate`
        : `Calculation ${calculation.n} has no figures of the baseline year ${yearName(calculation.method.settings.baselineYear)}, and no other is locked. Lock one that it has: bin/greenplan footprint baseline lock --year 2024/25 --reason WORDS`,
    );
  }
  const { organisations, name } = system.settings;
  return {
    name,
    model: asked.lastYear === undefined ? model : { ...model, lastYear: asked.lastYear },
    targets: await trajectory.allTargets(),
    remarks: [],
    nameOf: (organisation) => organisations.find(({ slug }) => slug === organisation)?.name ?? organisation,
  };
}

function refuseOptionsOfFiles(asked: CommonAsked): void {
  const options = [
    ['--baseline-year', asked.baselineYear],
    ['--national', asked.national],
    ['--growths', asked.growths],
    ['--targets', asked.targets],
  ] as const;
  const [option] = options.find(([, value]) => value !== undefined) ?? [];
  if (option !== undefined) throw new Mistake(`${option} goes with files only: give a baseline with --baseline.`);
}

const listed = (all: readonly string[]): string => all.map((one) => `"${one}"`).join(', ');
