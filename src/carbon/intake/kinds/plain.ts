/** The project's own plain form: docs/formats/activity-lines.md. */
import { columnNames, plain } from '../headings.ts';
import { columnsRead, type Mapping, mapping } from '../mapping.ts';
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

/** The plain form with what a person said before that its words mean. */
export function withWordsOf(map: Mapping, before: Mapping): Mapping {
  if (before.id !== plainForm.id) return map;
  const { activity, organisation, unit } = before;
  return {
    ...map,
    activity: activity.from === 'columns' && map.activity.from === 'columns' ? activity : map.activity,
    organisation:
      organisation.from === 'column' && map.organisation.from === 'column' ? organisation : map.organisation,
    unit: unit.from === 'column' && map.unit.from === 'column' ? unit : map.unit,
  };
}

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

/**
 * A mapping as it is kept for later files of its headings; null where nothing of it is. What is said of one file in the
 * plain form, which anybody may send, says nothing of the next: not how its numbers and dates are written, nor which of its
 * columns it was read from. Only what its words mean is kept.
 */
export function asKept(map: Mapping): Mapping | null {
  const own = plainLines.read({ names: columnNames(map.headings), samples: () => [], fileName: '' });
  if (own === null) return map;
  const isReadSo = columnsRead(own).join('\n') === columnsRead(map).join('\n');
  return isReadSo ? { ...withWordsOf(own, map), headings: map.headings } : null;
}

/** A mapping that a file is looked at with: of the plain form, numbers and dates are as each file writes them. */
export function beforeLook(map: Mapping): Mapping {
  if (map.id !== plainForm.id) return map;
  const { decimalMark, dateOrder, hyphen } = plainForm;
  return { ...map, decimalMark, dateOrder, hyphen };
}
