/** What the forms of a scenario say: its name and switches, a difference of an initiative, its adoption. */
import { z } from 'zod';
import type { Filled, Problem } from '../../platform/web/forms.tsx';
import { type Initiative, type Scenario, Stage } from '../rules/model.ts';
import { applyScenario, ScenarioError } from '../rules/scenario.ts';
import type { T } from './desk.ts';
import { formReader } from './form-reader.ts';
import { monthIn, percentOf, shareIn } from './written.ts';

type ScenarioChange = Scenario['changes'][number];
type Read<Value> = { value: Value; problems: [] } | { value: null; problems: Problem[] };

/** The field of a switch. */
export const switchField = (id: string): string => `switch-${id}`;

export function scenarioFields({ name, basedOn, switches }: Scenario): Filled['values'] {
  const chosen = Object.entries(switches).map(([id, isOn]) => [switchField(id), isOn ? 'on' : 'off']);
  return { name, basedOn: basedOn ?? '', ...Object.fromEntries(chosen) };
}

/** @param switchable ids of national changes and growths */
export function scenarioIn(
  t: T,
  before: Scenario,
  values: Filled['values'],
  switchable: readonly string[],
): Read<Scenario> {
  const form = formReader(values, t);
  const name = form.words('name', t('wrong.scenarioName'));
  if (name !== null && name.length > 200) form.wrong('name', t('wrong.scenarioName'));
  const switches = switchable.flatMap((id) => {
    const said = form.text(switchField(id));
    return said === 'on' || said === 'off' ? [[id, said === 'on'] as const] : [];
  });
  if (name === null || form.problems.length > 0) return { value: null, problems: form.problems };
  const value = { ...before, name, basedOn: form.text('basedOn') || null, switches: Object.fromEntries(switches) };
  return { value, problems: [] };
}

export function changeFields(change: ScenarioChange): Filled['values'] {
  const { initiative, leftOut, stage, start, rampMonths, size } = change;
  return {
    initiative,
    leftOut: leftOut ? ['yes'] : [],
    stage: stage ?? '',
    start: start ?? '',
    rampMonths: rampMonths === undefined ? '' : String(rampMonths),
    size: size === undefined ? '' : percentOf(size),
  };
}

/** A difference of one initiative: what is left empty is as in what the scenario is based on. */
export function changeIn(t: T, values: Filled['values'], initiatives: readonly Initiative[]): Read<ScenarioChange> {
  const form = formReader(values, t);
  const initiative = form.text('initiative');
  if (!initiatives.some(({ id }) => id === initiative)) form.wrong('initiative', t('wrong.initiative'));
  const stage = Stage.optional()
    .catch(undefined)
    .parse(form.text('stage') || undefined);
  const start = form.read('start', monthIn, t('wrong.month'));
  const rampMonths = form.whole('rampMonths', 600, t('wrong.months'));
  const size = form.read('size', shareIn, t('wrong.percent'));
  if (size !== null && (Number(size) < 0 || Number(size) > 10)) form.wrong('size', t('wrong.size'));
  const leftOut = form.many('leftOut').includes('yes');
  if (!leftOut && stage === undefined && start === null && rampMonths === null && size === null)
    form.wrong('leftOut', t('wrong.noDifference'));
  if (form.problems.length > 0) return { value: null, problems: form.problems };
  const value: ScenarioChange = {
    ...{ initiative, leftOut },
    ...(stage === undefined ? {} : { stage }),
    ...(start === null ? {} : { start }),
    ...(rampMonths === null ? {} : { rampMonths }),
    ...(size === null ? {} : { size }),
  };
  return { value, problems: [] };
}

/** The scenario with this difference in the place of an earlier one of the same initiative. */
export const withChange = (scenario: Scenario, change: ScenarioChange): Scenario => ({
  ...scenario,
  changes: [...scenario.changes.filter(({ initiative }) => initiative !== change.initiative), change],
});

/** What is wrong with a scenario among the others: it goes round in a circle, or what it is based on is not there. */
export function wrongWith(
  t: T,
  scenario: Scenario,
  others: readonly Scenario[],
  initiatives: readonly Initiative[],
): Problem[] {
  const scenarios = [...others.filter(({ id }) => id !== scenario.id), scenario];
  if (scenario.basedOn !== null && !scenarios.some(({ id }) => id === scenario.basedOn))
    return [{ field: 'basedOn', message: t('wrong.basedOn') }];
  try {
    applyScenario({ initiatives, scenarios, id: scenario.id });
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.remarks.map(({ sentence }) => ({ field: 'basedOn', message: sentence }));
  }
}

/** When a scenario becomes the plan, and why. */
export const adoptionForm = (t: T) =>
  z.object({ on: z.iso.date(t('wrong.date')), reason: z.string().trim().min(10, t('wrong.reason')).max(5000) });
