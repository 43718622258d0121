/** What of the method differs between two calculations, in sentences. */
import type { Calculation } from '../calculation-store.ts';
import type { T } from './frame.tsx';
import { yearName } from './told.ts';

export function methodDifferences(t: T, before: Calculation, after: Calculation): string[] {
  const [then, now] = [before.method, after.method];
  const said: string[] = [];
  const differs = (what: string, from: string, to: string) => {
    if (from !== to) said.push(t('difference.setting', { what, from, to }));
  };
  differs(t('calculation.potentials'), then.settings.warmingPotentials, now.settings.warmingPotentials);
  differs(
    t('calculation.factorYear'),
    t(`factorYear.${then.settings.factorYear}`),
    t(`factorYear.${now.settings.factorYear}`),
  );
  differs(t('calculation.baselineYear'), yearName(then.settings.baselineYear), yearName(now.settings.baselineYear));
  differs(t('calculation.code'), then.greenplan, now.greenplan);
  if (then.statement !== now.statement) said.push(t('difference.statement'));
  if (then.ownFactors !== now.ownFactors) said.push(t('difference.ownFactors'));
  const old = new Map(then.sets.map((set) => [set.id, set]));
  for (const set of now.sets) {
    const was = old.get(set.id);
    if (!was) said.push(t('difference.setCame', { title: set.title }));
    else if (was.sha256 !== set.sha256) said.push(t('difference.setChanged', { title: set.title }));
  }
  const here = new Set(now.sets.map(({ id }) => id));
  for (const set of then.sets) if (!here.has(set.id)) said.push(t('difference.setWent', { title: set.title }));
  const files = new Set(before.inputs.map(({ file }) => file));
  const came = after.inputs.filter(({ file }) => !files.has(file)).length;
  const still = new Set(after.inputs.map(({ file }) => file));
  const went = before.inputs.filter(({ file }) => !still.has(file)).length;
  if (came + went > 0) said.push(t('difference.files', { came, went }));
  return said;
}
