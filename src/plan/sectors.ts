/** Who speaks for whom: the sector of an organisation named in a plan, and the sectors for which a group speaks. */
import type { SystemSettings } from '../platform/systems.model.ts';
import type { NamedOrganisation, Sector } from './model.ts';
import { slugify } from './slugs.ts';

const everybody: Sector[] = ['icb', 'trust', 'primary-care', 'local-authority', 'vcse', 'other'];
const nhs: Sector[] = ['icb', 'trust', 'primary-care'];

/** Words that name a group, most telling first: the vocabulary that a reader may extend. */
const groups: { words: RegExp; sector: Sector; speaksFor: Sector[] }[] = [
  {
    words: /\b(local authorit|councils?\b|LAs?\b|boroughs?\b)/i,
    sector: 'local-authority',
    speaksFor: ['local-authority'],
  },
  { words: /\b(VCSEs?|voluntary|communit(y|ies)|charit)/i, sector: 'vcse', speaksFor: ['vcse'] },
  {
    words: /\b(primary care|GPs?\b|general practice|PCNs?\b|practices\b)/i,
    sector: 'primary-care',
    speaksFor: ['primary-care'],
  },
  { words: /\btrusts\b|\bproviders?\b|\bhospitals\b/i, sector: 'trust', speaksFor: ['trust'] },
  {
    words: /\bhealth ?care (partners|organisations)\b|\bNHS (partners|organisations|bodies)\b/i,
    sector: 'system',
    speaksFor: nhs,
  },
  { words: /\bICBs?\b|\bintegrated care board/i, sector: 'icb', speaksFor: ['icb'] },
  { words: /\b(ICS|system|partners?|partnership|organisations|everyone)\b/i, sector: 'system', speaksFor: everybody },
  { words: /\btrust\b|\bNHS foundation\b|\bhospital\b/i, sector: 'trust', speaksFor: ['trust'] },
];

/** The names under which a system's own members are known, to be found again among the names of a plan. */
function memberCalled(name: string, settings: SystemSettings) {
  const key = name.toLowerCase().replace(/^the /, '');
  return settings.organisations.find((member) =>
    [member.name, ...member.alsoCalled].some((known) => known.toLowerCase().replace(/^the /, '') === key),
  );
}

/** One organisation or group for a name as written in a plan; its id is its slug. */
export function namedOrganisation(name: string, settings: SystemSettings): NamedOrganisation {
  const member = memberCalled(name, settings);
  if (member) {
    const { slug, odsCode, sector, places } = member;
    return { id: slug, slug, name: member.name, odsCode, sector, speaksFor: [], places };
  }
  const group = groups.find(({ words }) => words.test(name));
  const slug = slugify(name) || 'unnamed';
  const { sector, speaksFor } = group ?? { sector: 'other' as const, speaksFor: [] };
  return { id: slug, slug, name, odsCode: null, sector, speaksFor, places: [] };
}
