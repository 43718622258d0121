/** The names of all activities, for fields in which one of them is written. */
import type { Library } from '../factors/library.ts';
import { categoryOf, isCategory } from '../footprint/categories.ts';

/** What browsers offer while the name of an activity is written. */
export function Activities({ library }: { library: Library }) {
  return (
    <datalist id="activities">
      {library.activities.map(({ id, name, category }) => {
        const isOwn = library.findActivity(name) === id;
        const place = isCategory(category) ? categoryOf(category).name : category;
        return <option key={id} value={isOwn ? name : id} label={isOwn ? place : `${name}, ${place}`} />;
      })}
    </datalist>
  );
}
