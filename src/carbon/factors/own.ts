/** Factors that an organisation adds for itself. */
import { createHash } from 'node:crypto';
import { unitOf } from '../../kernel/units.ts';
import { Mistake } from '../../platform/mistake.ts';
import { isPlaced, placeOf } from './activity-rules.ts';
import { type Factor, OwnFactor } from './model.ts';

/**
 * An organisation's own factor, ready to be chosen. It holds for that organisation alone; the published ones stay as they
 * are. One for bought electricity or heat is the contract's, so it counts by market.
 * @throws Mistake that says what is missing or wrong
 */
export function ownFactor(given: OwnFactor): Factor {
  const read = OwnFactor.safeParse(given);
  if (!read.success)
    throw new Mistake(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('. '));
  const { organisation, activity, part, unit: written, kg, basis, name, evidence, from, note } = read.data;
  const unit = unitOf(written);
  if (!unit) throw new Mistake(`"${written}" is no unit that Greenplan knows.`);
  if (!isPlaced(activity))
    throw new Mistake(
      `"${activity}" is under none of the kinds of activity that are counted. Begin with one that is there, such as spend/ or waste/.`,
    );
  const place = placeOf(activity, part);
  const text = [organisation, activity, part, unit.id, kg, basis, from, evidence].join('\n');
  return {
    id: `own/${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
    set: 'own',
    activity,
    part,
    year: null,
    area: 'World',
    unit: unit.id,
    kg,
    gases: { co2: null, ch4: null, n2o: null },
    scope: place.scope,
    basis: place.scope === '2' ? (basis ?? 'market') : null,
    warmingPotentials: null,
    priceYear: null,
    sheet: '',
    row: null,
    name,
    note,
    own: { organisation, evidence, from },
  };
}
