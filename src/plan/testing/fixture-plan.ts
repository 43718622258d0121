/** A small plan of a made-up system, for tests of whatever reads a `Plan`: pages, exports, the interface. */
import { type System, SystemSettings } from '../../platform/systems.model.ts';
import { blank } from '../editing/commitments.ts';
import type { Commitment, NamedOrganisation, Owner, Plan } from '../model.ts';

/** The system that the fixture's plan is of. */
export function fixtureSystem(settings: Partial<SystemSettings> = {}): System {
  return {
    id: 'a6a3c1f0-0000-4000-8000-000000000001',
    slug: 'fenmarsh',
    settings: SystemSettings.parse({
      name: 'Fenmarsh and Wold Integrated Care System',
      shortName: 'Fenmarsh and Wold',
      contact: { name: 'the Greener Fenmarsh team', email: 'greener@fenmarsh.example' },
      places: [
        { slug: 'fenmarsh', name: 'Fenmarsh' },
        { slug: 'wold', name: 'The Wold' },
      ],
      organisations: [
        { slug: 'northmere-hospitals', name: 'Northmere Hospitals NHS Trust', odsCode: 'RZ9', sector: 'trust' },
      ],
      ...settings,
    }),
  };
}

/** A commitment with nothing known about it but its words. */
export function fixtureCommitment(fields: Partial<Commitment> & Pick<Commitment, 'id' | 'text'>): Commitment {
  return { ...blank, ...fields };
}

/** A plan with two themes, three sub-themes, five commitments (one with two parts), an ambition and a timeline. */
export function fixturePlan(changes: Partial<Plan> = {}): Plan {
  return {
    id: 'a6a3c1f0-0000-4000-8000-000000000002',
    slug: 'green-plan-2026',
    title: 'Fenmarsh and Wold Green Plan 2026 to 2029',
    date: '2026-02',
    status: 'draft',
    approval: null,
    follows: null,
    version: 7,
    vision: 'Good health for everyone in Fenmarsh and the Wold, within what the planet can give.',
    ambitions: [
      fixtureCommitment({
        id: 'c1',
        text: 'Together we will cut the emissions that we control to net zero by 2040.',
        owners: [lead('we', 'o1', 9)],
        strength: 'commit',
        level: 'strategic',
        dates: [date('by 2040', '2040', '2040-12-31', 63)],
      }),
    ],
    themes: [
      {
        id: 't1',
        slug: 'estates-and-travel',
        title: 'Estates and travel',
        straplines: ['Warm buildings, quiet roads'],
        subthemes: [
          { id: 's1', slug: 'energy', title: 'Energy', recommendations: energyRecommendations, commitments: energy },
          { id: 's2', slug: 'travel', title: 'Travel', recommendations: travelRecommendations, commitments: travel },
        ],
      },
      {
        id: 't2',
        slug: 'care',
        title: 'Care',
        straplines: [],
        subthemes: [
          {
            id: 's3',
            slug: 'medicines',
            title: 'Medicines',
            recommendations: [{ id: 'r4', text: 'Stop the waste of nitrous oxide at its source.', source: null }],
            commitments: medicines,
          },
        ],
      },
    ],
    links: [
      { recommendation: 'r1', commitment: 'c2', score: 0.71, confirmed: true },
      { recommendation: 'r3', commitment: 'c4', score: 1, confirmed: true },
      { recommendation: 'r4', commitment: 'c5', score: 0.44, confirmed: false },
    ],
    milestones: [
      { id: 'm1', when: 'July 2025', edtf: '2025-07', title: 'Seminar with partners', state: 'past' },
      { id: 'm2', when: 'Winter 2025/6', edtf: '2025-24', title: 'The public is asked', state: 'now' },
      { id: 'm3', when: 'Q1 2026/7', edtf: '2026-04/2026-06', title: 'Boards approve the plan', state: 'future' },
      { id: 'm4', when: 'Later', edtf: null, title: 'First report to the public', state: null },
    ],
    glossary: [
      { id: 'g1', term: 'ICB', meaning: 'Integrated care board: plans and buys health services for an area' },
      { id: 'g2', term: 'LED', meaning: 'Light-emitting diode, a lamp that uses little power' },
    ],
    chapters: [
      {
        id: 'h1',
        slug: 'background',
        title: 'Background',
        markdown: [
          'Health services **make** about 4 % of the carbon footprint of the country.',
          '',
          '## What councils promise',
          '',
          '{{commitments sector=local-authority}}',
          '',
          '| Year | Tonnes |',
          '| --- | ---: |',
          '| 2019/20 | 41,000 |',
        ].join('\n'),
      },
    ],
    refusedLinks: [],
    groupings: [
      {
        id: 'p1',
        slug: 'quick-wins',
        title: 'Quick wins and long work',
        groups: [
          { id: 'p1.1', title: 'Quick wins', commitments: ['c3', 'c5'] },
          { id: 'p1.2', title: 'Long work', commitments: ['c2'] },
        ],
      },
    ],
    organisations,
    documents: [
      {
        id: 'd1',
        file: 'green-plan.md',
        kind: 'markdown',
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        importedAt: '2026-02-03T10:00:00.000Z',
      },
    ],
    ...changes,
  };
}

const organisations: NamedOrganisation[] = [
  organisation('o1', 'fenmarsh-and-wold', 'Fenmarsh and Wold', 'system', null, []),
  organisation('o2', 'northmere-hospitals', 'Northmere Hospitals NHS Trust', 'trust', 'RZ9', ['fenmarsh']),
  organisation('o3', 'wold-county-council', 'Wold County Council', 'local-authority', null, ['wold']),
  { ...organisation('o4', 'nhs-trusts', 'NHS Trusts', 'trust', null, []), speaksFor: ['trust'] },
];

function organisation(
  id: string,
  slug: string,
  name: string,
  sector: NamedOrganisation['sector'],
  odsCode: string | null,
  places: string[],
): NamedOrganisation {
  return { id, slug, name, odsCode, sector, speaksFor: [], places };
}

const energyRecommendations = [
  {
    id: 'r1',
    text: 'Replace every lamp that is not an LED.',
    source: { document: 'd1', line: 41, text: 'Replace every lamp that is not an LED.' },
  },
  {
    id: 'r2',
    text: 'Learn what each building uses, hour by hour.',
    source: { document: 'd1', line: 42, text: 'Learn what each building uses, hour by hour.' },
  },
];
const travelRecommendations = [
  {
    id: 'r3',
    text: 'Make it easier to come by bus or bicycle.',
    source: { document: 'd1', line: 60, text: 'Make it easier to come by bus or bicycle.' },
  },
];

const energy: Commitment[] = [
  fixtureCommitment({
    id: 'c2',
    text: 'NHS Trusts will replace 100 % of lamps with LED by March 2027.',
    owners: [lead('NHS Trusts', 'o4', 0)],
    strength: 'commit',
    level: 'operational',
    size: 'medium',
    drivers: ['lean', 'low-carbon'],
    origin: 'new from the seminar',
    dates: [date('by March 2027', '2027-03', '2027-03-31', 48)],
    targets: [target('100 % of lamps', '100', '%', '=', 'lamps', 24, 0)],
    source: { document: 'd1', line: 44, text: 'Every lamp will be an LED.' },
    children: [
      fixtureCommitment({
        id: 'c2.1',
        text: 'Northmere Hospitals NHS Trust will finish its wards by June 2026.',
        owners: [lead('Northmere Hospitals NHS Trust', 'o2', 0)],
        strength: 'commit',
        dates: [date('by June 2026', '2026-06', '2026-06-30', 52)],
      }),
      fixtureCommitment({ id: 'c2.2', text: 'Car parks and roads.' }),
    ],
  }),
  fixtureCommitment({
    id: 'c3',
    text: 'We will publish what each building uses, at least 4 times a year.',
    owners: [lead('We', 'o1', 0)],
    strength: 'commit',
    level: 'tactical',
    size: 'small',
    drivers: ['lean'],
    origin: 'other engagement',
    dates: [{ ...date('at least 4 times a year', '', null, 41), relation: 'every', edtf: null, interval: 'P3M' }],
  }),
];

const travel: Commitment[] = [
  fixtureCommitment({
    id: 'c4',
    text: 'Wold County Council will aim to halve the price of bus fares for patients from April 2026 onwards.',
    owners: [lead('Wold County Council', 'o3', 0)],
    strength: 'intend',
    hedges: [{ phrase: 'will aim to', span: [20, 31] }],
    level: 'strategic',
    size: 'large',
    drivers: ['prevention', 'low-carbon'],
    origin: 'shaped by the seminar',
    dates: [{ ...date('from April 2026 onwards', '2026-04/..', null, 74), relation: 'from' }],
  }),
];

const medicines: Commitment[] = [
  fixtureCommitment({
    id: 'c5',
    text: 'Nitrous oxide will be 60 % lower by 2027/8 than in 2023/4.',
    strength: 'commit',
    drivers: ['low-carbon'],
    dates: [date('by 2027/8', '2027-04/2028-03', '2028-03-31', 33)],
    targets: [{ ...target('60 % lower', '60', '%', 'reduce', 'nitrous oxide', 22, 0), baseline: '2023-04/2024-03' }],
  }),
];

function lead(phrase: string, organisationId: string, at: number): Owner {
  return { phrase, span: [at, at + phrase.length], role: 'lead', organisations: [organisationId] };
}

function date(phrase: string, edtf: string, latest: string | null, at: number): Commitment['dates'][number] {
  return { phrase, span: [at, at + phrase.length], relation: 'by', edtf, latest, interval: null, owner: null };
}

function target(
  phrase: string,
  value: string,
  unit: string,
  relation: Commitment['targets'][number]['relation'],
  subject: string,
  at: number,
  by: number | null,
): Commitment['targets'][number] {
  return { phrase, span: [at, at + phrase.length], value, unit, relation, subject, by, baseline: null };
}
