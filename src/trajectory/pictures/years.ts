/** The years below a picture: as many as there is room for, named as financial years. */
import { yearName } from '../../carbon/footprint/months.ts';
import { widthOf } from './measure.ts';

const steps = [1, 2, 5, 10, 20, 50];

/**
 * The years that are named: the first, and those that a step divides where they don't run into it.
 * @param room pixels from the first year to the last
 */
export function yearTicks(years: readonly number[], room: number): number[] {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const each = last === first ? room : room / (last - first);
  const apart = widthOf('2024/25') + 4;
  const step = steps.find((one) => one * each >= apart) ?? last - first + 1;
  const even = years.filter((year) => year % step === 0 && year !== first && (year - first) * each >= apart);
  return [first, ...even];
}

export { yearName };
