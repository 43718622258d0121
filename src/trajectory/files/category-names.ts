/** Categories of the footprint, by their ids and names. */
import { categories } from '../../carbon/footprint/categories.ts';

/** The id of a category by its name or id; what is neither stays as it is. */
export function categoryIdOf(written: string): string {
  const text = written.trim().toLowerCase();
  return categories.find(({ id, name }) => id === text || name.toLowerCase() === text)?.id ?? written.trim();
}

export function categoryName(id: string): string {
  return categories.find((category) => category.id === id)?.name ?? id;
}
