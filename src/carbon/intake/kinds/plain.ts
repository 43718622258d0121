/** The project's own plain form: docs/formats/activity-lines.md. */
import { plain } from '../headings.ts';
import { type Mapping, mapping } from '../mapping.ts';
import type { Kind } from './kind.ts';

export const plainForm: Mapping = mapping({
  id: 'plain-form',
  name: 'Activity lines, Greenplan’s own form',
  headings: ['period', 'organisation', 'site', 'activity', 'quantity', 'unit', 'spend', 'supplier'],
  period: { from: 'column', column: 'period' },
  organisation: { from: 'column', column: 'organisation' },
  activity: { from: 'columns', columns: ['activity'] },
  quantity: { from: 'columns', columns: ['quantity'] },
  unit: { from: 'column', column: 'unit' },
  site: 'site',
  spend: 'spend',
  supplier: 'supplier',
});

/** Of the plain form only period, activity, quantity and unit are needed; meter, evidence, estimated and tier may be added. */
export const plainLines: Kind = {
  id: plainForm.id,
  name: plainForm.name,
  read({ names }) {
    const has = (name: string) => names.some((each) => plain(each) === name);
    if (!['period', 'activity', 'quantity', 'unit'].every(has)) return null;
    const optional = (name: string) => (has(name) ? name : null);
    return {
      ...plainForm,
      headings: [...names],
      organisation: has('organisation') ? plainForm.organisation : { from: 'sender' },
      site: optional('site'),
      spend: optional('spend'),
      supplier: optional('supplier'),
      meter: optional('meter'),
      estimated: optional('estimated'),
      tierColumn: optional('tier'),
      evidence: has('evidence') ? ['evidence'] : [],
    };
  },
};
