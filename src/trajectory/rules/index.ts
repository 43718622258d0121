/**
 * `greenplan/trajectory`: the rules of the trajectory as a library. Values in, values out; no file, clock or database.
 * A model goes in as `model.ts` has it, each part with its zod schema; figures come out in whole milligrams of CO₂e.
 */
export { type Arithmetic, arithmetic } from './arithmetic.ts';
export { checkInitiatives } from './checks.ts';
export type { Choice } from './choice.ts';
export { costOf } from './cost.ts';
export { drawFan, type Fan } from './fan.ts';
export { type ForecastOptions, forecast } from './forecast.ts';
export { macc } from './macc.ts';
export * from './measurement.ts';
export * from './model.ts';
export { opportunitiesOf } from './opportunities.ts';
export { type OptimiseTask, optimise } from './optimise.ts';
export { type Reconciliation, reconcile } from './reconcile.ts';
export { type Saved, saved } from './saved.ts';
export { applyScenario, type ScenarioApplied, type ScenarioAsked, ScenarioError } from './scenario.ts';
export { nationalTargets, type TargetPath, targetPaths } from './targets.ts';
export { threeColumns } from './three-columns.ts';
export { type Untouched, untouched } from './untouched.ts';
export {
  type Step,
  type StepPart,
  type Totals,
  totals,
  type Waterfall,
  type WaterfallAsked,
  waterfall,
} from './waterfall.ts';
