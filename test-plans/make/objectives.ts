/** A system's plan told in slides: one objective a slide, with why it matters on the left and deliverables on the right. */

export interface Objective {
  title: string;
  why: string[];
  deliverables: { text: string; parts?: string[] }[];
}

export const system = 'Ostrey and Vane Integrated Care Partnership';
export const title = 'Green Plan 2026–29: objectives and deliverables';
export const subtitle = 'Partnership Board, 3 March 2026';

export const objectives: Objective[] = [
  {
    title: 'Objective 1: Lead by example',
    why: [
      'Eight of our ten organisations have a green plan',
      'Only three report to their boards',
      'Staff ask us for clarity',
    ],
    deliverables: [
      { text: 'Every partner publishes its carbon footprint by September 2026' },
      { text: 'ICB and Trusts will jointly employ a programme director for sustainability from April 2026' },
      { text: 'Vane Valley NHS Trust to host a green skills hub, with 600 places on courses by March 2028' },
    ],
  },
  {
    title: 'Objective 2: Low-carbon care',
    why: ['Respiratory care is our largest clinical hotspot', 'Patients value fewer visits'],
    deliverables: [
      { text: 'All GP practices offer greener inhalers as first choice by March 2027' },
      {
        text: 'The respiratory network will redesign the asthma pathway:',
        parts: ['Pilot in two PCNs by December 2026', 'Roll out to all nine PCNs during 2027/28'],
      },
      { text: 'Reduce the emissions of anaesthetic gases by 60% by 2028 from a 2022/23 baseline' },
      { text: 'Scope a circular economy programme for walking aids' },
    ],
  },
  {
    title: 'Objective 3: Clean travel',
    why: ['1 in 14 cars on Ostrey’s roads is on an NHS journey', 'Air quality is worst around the Infirmary'],
    deliverables: [
      { text: 'Ostrey City Council and the Infirmary will open a park-and-ride for staff by autumn 2027' },
      { text: '50% fewer grey-fleet miles by 2029' },
      { text: 'Monitor air quality at all main entrances and publish results monthly' },
    ],
  },
  {
    title: 'Objective 4: Ready for the climate to come',
    why: ['River Vane flooded twice in 2024', 'Overheating closed a ward for nine days'],
    deliverables: [
      { text: 'Local Resilience Forum partners will agree a joint adaptation plan by the end of Q3 2026/27' },
      { text: 'Trusts will aim to make 20% of each hospital site green space by 2030' },
      { text: 'Community hubs to be supported as cool and warm spaces' },
    ],
  },
];

/** The last slide: a table of enabling work. */
export const enablers = [
  ['Enabler', 'Deliverable', 'Owner', 'Due'],
  ['Data', 'Build one dashboard of energy, travel and medicines data', 'ICB Digital Team', 'Q2 2026/27'],
  ['', 'Agree a common method for measuring carbon savings', 'University of Ostrey', 'Dec 2026'],
  ['Finance', 'Set up a revolving fund of £2 million for energy projects', 'Directors of Finance', 'April 2027'],
  ['Communications', 'Run a public campaign on heat and health each summer', 'Communications leads', 'Annual'],
];

export const footer = 'Ostrey and Vane ICP | Green Plan 2026–29 | Official';
