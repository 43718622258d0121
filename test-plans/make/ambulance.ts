/** An ambulance trust's short plan: priorities, each with why, a list of actions and a table, as OpenDocument text. */

export const trust = 'Wyndale Ambulance Service NHS Trust';
export const title = 'Green Plan on a page (and a half), 2026 to 2029';
export const intro =
  'Ambulances drove 21 million miles for the people of Wyndale last year and burnt 6.8 million litres of diesel. Diesel is 71% of what we control, so this plan begins on the road.';

export interface Priority {
  title: string;
  why: string;
  actions: { text: string; parts?: string[] }[];
}

export const priorities: Priority[] = [
  {
    title: 'Priority A: A fleet for clean air',
    why: 'Two of our stations stand in areas where the air breaks legal limits.',
    actions: [
      { text: 'Fleet Services will bring 24 electric rapid response vehicles into service by March 2027.' },
      {
        text: 'The Trust will trial two electric double-crewed ambulances during 2026/27, subject to the results of winter testing.',
      },
      {
        text: 'Operations will cut idling at hospitals and stations, through:',
        parts: [
          'plug-in points at all seven emergency departments by the end of 2027',
          'eco-run switches on every vehicle',
        ],
      },
      { text: 'All new support cars to be zero-emission from April 2026.' },
    ],
  },
  {
    title: 'Priority B: Stations that cost less to run',
    why: 'Half of our stations were built before 1980. Eleven have had new windows since 2021.',
    actions: [
      { text: 'Estates will reduce energy use by 4% a year until 2029, against a baseline of 2025/26.' },
      { text: 'Estates and the Make Ready contractor will stop the use of bottled water by October 2026.' },
      { text: 'We will seek funding for solar panels on the six largest stations.' },
    ],
  },
  {
    title: 'Priority C: Right care, fewer miles',
    why: 'The greenest journey is the one that a patient did not need.',
    actions: [
      { text: 'The Clinical Hub will increase hear-and-treat outcomes to 18% of calls by March 2028.' },
      {
        text: 'Paramedics will be able to refer directly to urgent community response teams in every county by summer 2027.',
      },
      {
        text: 'The Medical Director will replace nitrous oxide cylinders with methoxyflurane for adults where clinically suitable by 2028.',
      },
    ],
  },
];

export const supportTable = [
  ['Supporting action', 'Owner', 'Target date'],
  ['Name a non-executive champion for the plan', 'Trust Secretary', '30 September 2026'],
  ['Give every team leader half a day of sustainability training', 'Education Department', 'Q4 2026/27'],
  ['Report fuel, energy and waste to the Board', 'Finance Director', 'every six months'],
];

export const ending = 'This plan will be reviewed in 2029. Questions are welcome at any station.';
