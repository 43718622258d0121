/** A trust's plan with one section for each area of the national guidance: what its Word document says. */

export interface Area {
  title: string;
  narrative: string[];
  achievements: string[];
  /** Bullets, some with parts. */
  actions: { text: string; parts?: string[] }[];
  /** Rows of action, lead and date, where the section has a table instead. A lead of null continues the cell above. */
  table?: { action: string; lead: string | null; date: string }[];
}

export const trust = 'Hallowmere NHS Foundation Trust';
export const title = 'Green Plan 2025–2028';
export const foreword = [
  'I am proud to introduce our second Green Plan. Our hospitals serve 520,000 people and employ 7,400 staff. Since 2019/20 our carbon footprint has fallen by 19%, from 31,400 to 25,400 tonnes of CO2e.',
  'The plan follows the nine areas of the guidance that NHS England published in February 2025. It was approved by the Board on 24 July 2025.',
];
export const governance = [
  'The Board receives a report twice a year. The Green Plan Group meets every month and is chaired by the Director of Strategy, who is the Board-level net zero lead. Risks are held on the corporate register.',
];

export const areas: Area[] = [
  {
    title: '1. Workforce and leadership',
    narrative: [
      'Sustainability is everybody’s business. In the 2024 staff survey, 68% of colleagues said that they would like to do more at work for the environment, but only a third knew how.',
    ],
    achievements: ['Appointed a clinical fellow in sustainability in 2024', 'Trained 64 green champions'],
    actions: [
      { text: 'The Board will complete carbon literacy training by December 2025.' },
      { text: 'We will train 250 green champions by March 2028.' },
      {
        text: 'Human Resources will embed sustainability in:',
        parts: ['corporate induction, from January 2026', 'the appraisal of all senior managers by April 2027'],
      },
    ],
  },
  {
    title: '2. Net zero clinical transformation',
    narrative: ['Care that avoids a journey, a test or a night in hospital is better for patients and for the planet.'],
    achievements: ['The virtual ward has cared for 1,900 patients since it opened.'],
    actions: [
      {
        text: 'Each clinical division will deliver one quality improvement project with a measured carbon saving every year.',
      },
      {
        text: 'The Surgical Division will move to reusable theatre caps and gowns across all sites by the end of 2026/27.',
      },
    ],
  },
  {
    title: '3. Digital transformation',
    narrative: ['Digital services save paper and travel, and use energy of their own.'],
    achievements: ['Two thirds of letters are now sent electronically'],
    actions: [
      {
        text: 'The Chief Information Officer will ensure that 35% of outpatient appointments are offered remotely, where clinically appropriate.',
      },
      { text: 'We will explore the benefits of extending the life of laptops to six years.' },
    ],
  },
  {
    title: '4. Medicines',
    narrative: [
      'Medicines account for about a quarter of the emissions of the NHS. Anaesthetic gases and inhalers are the part that we can influence most quickly.',
    ],
    achievements: ['Desflurane was removed from the formulary in 2023'],
    actions: [],
    table: [
      {
        action: 'Close all nitrous oxide manifolds and move to portable cylinders',
        lead: 'Chief Pharmacist',
        date: 'March 2026',
      },
      { action: 'Reduce Entonox waste in maternity by 30% against 2024/25', lead: null, date: 'March 2027' },
      {
        action: 'Switch intravenous to oral antibiotics within 72 hours wherever guidelines allow',
        lead: 'Antimicrobial Stewardship Group',
        date: '2026/27',
      },
    ],
  },
  {
    title: '5. Travel and transport',
    narrative: ['About 3.5% of all road travel in England relates to the NHS.'],
    achievements: ['Opened a second staff cycle hub', 'Introduced a discount on bus travel for staff in 2022'],
    actions: [
      { text: 'We will publish a sustainable travel plan by December 2026.' },
      { text: 'The Fleet Manager will purchase or lease only zero-emission vehicles from December 2027.' },
    ],
  },
  {
    title: '6. Estates and facilities',
    narrative: [
      'Gas boilers at the Royal Hallow Infirmary are 41 years old and cause 58% of the emissions that we control.',
    ],
    achievements: ['Solar panels on the day surgery unit produce 210 MWh a year'],
    actions: [],
    table: [
      {
        action: 'Submit a funding bid for phase one of heat decarbonisation',
        lead: 'Director of Estates and Facilities',
        date: 'November 2025',
      },
      { action: 'Install LED lighting in at least 95% of the estate', lead: null, date: 'March 2028' },
      {
        action: 'Reduce total waste by 10% and send none to landfill',
        lead: 'Waste and Portering Manager',
        date: 'By April 2027',
      },
    ],
  },
  {
    title: '7. Supply chain and procurement',
    narrative: ['More than 60% of our footprint comes from what we buy.'],
    achievements: [],
    actions: [
      { text: 'Procurement will apply a minimum weighting of 10% for net zero and social value in all tenders.' },
      {
        text: 'Procurement will pilot a walking aid return scheme with the aim of re-using 40% of crutches and frames by March 2027.',
      },
    ],
  },
  {
    title: '8. Food and nutrition',
    narrative: ['Our kitchens serve 1.1 million meals a year.'],
    achievements: ['Menus were reviewed by dietitians in 2025'],
    actions: [
      { text: 'Catering will measure food waste in line with the national standards and report it every quarter.' },
      { text: 'Catering will reduce plate waste to below 7% by 2027.' },
    ],
  },
  {
    title: '9. Adaptation',
    narrative: ['In July 2022 theatres had to close for two days when cooling failed.'],
    achievements: [],
    actions: [
      {
        text: 'Emergency Preparedness, together with the ICB and the county council, will complete a climate change risk assessment by July 2026.',
      },
      { text: 'We will fit shading or cooling on the five hottest wards before summer 2027.' },
    ],
  },
];
