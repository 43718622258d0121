/** What a rejected text could have meant. */
import { units } from '../../kernel/units.ts';
import type { Mapping } from './mapping.ts';
import type { Rejection } from './reasons.ts';
import type { Context } from './source.ts';

/** Answers once for each text: a name may be wrong in a million rows. */
export function nearestNames(
  { vocabulary, organisations }: Pick<Context, 'vocabulary' | 'organisations'>,
  map: Mapping,
) {
  const bySpend = map.quantity.from === 'spend';
  const known = new Map<string, readonly string[]>();
  return ({ code, found, detail }: Pick<Rejection, 'code' | 'found' | 'detail'>): readonly string[] => {
    const key = `${code}\n${found}\n${detail ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    const near = look();
    known.set(key, near);
    return near;

    function look(): readonly string[] {
      if (code === 'unknown-activity') return vocabulary.nearest(found, bySpend).map((id) => vocabulary.nameOf(id));
      if (code === 'unknown-organisation') return organisations.nearest(found).map(organisations.nameOf);
      if (code === 'unknown-unit') return alike(found);
      if (code === 'unit-of-other-kind' || code === 'no-unit') return detail === null ? [] : vocabulary.unitsOf(detail);
      return [];
    }
  };
}

/** Units whose id or spelling begins alike: "kWhr" is near kWh. */
function alike(text: string): string[] {
  const start = text.trim().toLowerCase().slice(0, 3);
  return start === ''
    ? []
    : units
        .filter(({ id, spellings }) => [id.toLowerCase(), ...spellings].some((each) => each.startsWith(start)))
        .map(({ id }) => id);
}
