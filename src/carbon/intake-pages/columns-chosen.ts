/** The columns that a person may change about a proposal: those that tell more about a line, and the one of its amount. */
import type { Filled } from '../../platform/web/forms.tsx';
import { unitInHeading } from '../intake/headings.ts';
import type { Mapping } from '../intake/mapping.ts';

/** Parts of a line for which a file may have a column or none. */
export const optionalColumns = ['site', 'meter', 'spend', 'supplier', 'estimated'] as const;

export const columnField = (part: (typeof optionalColumns)[number] | 'quantity'): string => `column-${part}`;

/** The one column of the amount; null where it is not one. */
export function quantityColumn({ quantity }: Mapping): string | null {
  return quantity.from === 'columns' && quantity.columns.length === 1 ? (quantity.columns[0] ?? null) : null;
}

/**
 * The mapping with the columns that were chosen; as it is where none were sent.
 * @param columns names of the file's columns: others change nothing
 */
export function withChosenColumns(map: Mapping, values: Filled['values'], columns: readonly string[]): Mapping {
  const sent = (part: Parameters<typeof columnField>[0]) => {
    const value = values[columnField(part)];
    return typeof value === 'string' && (value === '' || columns.includes(value)) ? value : undefined;
  };
  const chosen = { ...map };
  for (const part of optionalColumns) {
    const column = sent(part);
    if (column === undefined) continue;
    if (part === 'site' && column !== map.site) chosen.siteName = null;
    chosen[part] = column === '' ? null : column;
  }
  const quantity = sent('quantity');
  if (!quantity || map.quantity.from !== 'columns' || quantityColumn(map) === null) return chosen;
  chosen.quantity = { ...map.quantity, columns: [quantity] };
  const unit = quantity === quantityColumn(map) ? null : unitInHeading(quantity);
  return unit !== null && map.unit.from === 'constant' ? { ...chosen, unit: { from: 'constant', unit } } : chosen;
}
