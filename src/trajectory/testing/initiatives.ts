/** An initiative for a test: what it says of itself, and the least of all else. */
import { Initiative } from '../rules/model.ts';

export const anInitiative = (more: Partial<Initiative> & Pick<Initiative, 'id'>): Initiative =>
  Initiative.parse({
    title: more.id,
    organisations: [{ organisation: 'northmere-hospitals', share: '1' }],
    stage: 'funded',
    start: '2027-04',
    actsOn: { categories: ['electricity'], activities: [], sites: [], suppliers: [] },
    effect: { type: 'share less', share: '0.3' },
    ...more,
  });
