/** A made-up system for the tests of pictures. */
import type { GapByYearChart, GapChart } from './gap.ts';
import type { MaccChart } from './macc.ts';
import type { TrajectoryChart } from './trajectory.ts';
import type { WaterfallBar, WaterfallChart } from './waterfall.ts';
import type { WedgesChart } from './wedges.ts';

const bar = (kind: WaterfallBar['kind'], label: string, from: number, to: number, href?: string): WaterfallBar => {
  const isWhole = kind === 'total' || kind === 'allowed';
  const figure = Math.round(Math.abs(isWhole ? to : to - from)).toLocaleString('en-GB');
  const text = isWhole ? figure : `${to > from ? '+' : '−'}${figure}`;
  return { kind, label, from, to, text, tip: `${label}: ${text} t`, ...(href === undefined ? {} : { href }) };
};

export const waterfall: WaterfallChart = {
  label: 'Waterfall from 2019/20 to 2032/33',
  unit: 't CO₂e',
  bars: [
    bar('total', 'Baseline, 2019/20', 0, 12_304),
    bar('change', 'Growth and closures', 12_304, 13_120),
    bar('change', 'National change', 13_120, 10_964),
    bar('change', 'Estates and facilities: heat decarbonisation', 10_964, 7_420, '/waterfall#theme-heat'),
    bar('change', 'Travel and transport', 7_420, 6_310, '/waterfall#theme-travel'),
    bar('change', 'Medicines', 6_310, 5_720, '/waterfall#theme-medicines'),
    bar('change', 'Food and nutrition', 5_720, 5_708, '/waterfall#theme-food'),
    bar('change', 'Digital transformation', 5_708, 5_760, '/waterfall#theme-digital'),
    bar('total', 'Forecast, 2032/33', 0, 5_760),
    bar('gap', 'Still missing', 2_461, 5_760),
    bar('allowed', 'Allowed in 2032/33', 0, 2_461),
    bar('opportunity', 'Solar panels on all main hospital buildings', 5_760, 4_910, '/waterfall#idea-solar'),
    bar('opportunity', 'Virtual appointments', 4_910, 4_700, '/waterfall#idea-virtual'),
  ],
};

const years = Array.from({ length: 32 }, (_, at) => 2019 + at);
const without = years.map((_, at) => 12_304 * 0.985 ** at);
const withAction = without.map((tonnes, at) => tonnes * (1 - 0.72 / (1 + Math.exp(-(at - 11) / 3))));
const spread = (share: number) => withAction.map((tonnes, at) => tonnes * (1 + share * Math.min(1, 0.2 + at / 12)));
const allowed = years.map((year) =>
  year <= 2032 ? 12_304 - ((year - 2019) / 13) * 9_843 : Math.max(0, 2_461 * (1 - (year - 2032) / 8)),
);

export const trajectory: TrajectoryChart = {
  label: 'Forecast and path to the targets, 2019/20 to 2050/51',
  unit: 't CO₂e',
  years,
  lines: [
    { name: 'Without action', kind: 'without', byYear: without },
    { name: 'With planned action', kind: 'with', byYear: withAction },
  ],
  fan: {
    ...{ outer: 'Nine of ten draws', inner: 'Half of the draws' },
    ...{ p5: spread(-0.3), p25: spread(-0.12), p75: spread(0.14), p95: spread(0.35) },
  },
  paths: [
    {
      name: 'Allowed by the targets',
      byYear: allowed,
      targets: [
        { year: 2032, tonnes: 2_461, text: '2,461 t' },
        { year: 2040, tonnes: 0, text: 'Net zero' },
      ],
    },
  ],
  tips: years.map((year, at) => `${year}: ${Math.round(withAction[at] ?? 0)} t with planned action`),
};

const initiative = (name: string, tonnes: number, poundsPerTonne: number, isIdea = false) => ({
  ...{ name, tonnes, poundsPerTonne, isIdea, tip: `${name}: £${poundsPerTonne} a tonne, ${tonnes} t` },
});

export const macc: MaccChart = {
  label: 'Pounds per tonne, cheapest first',
  unit: '£ per t CO₂e',
  tonnes: 't CO₂e taken off in all',
  planned: 'Planned',
  ideas: 'Ideas',
  numbered: 'Numbers are those of the table.',
  initiatives: [
    initiative('LED lighting', 9_200, -310),
    initiative('No piped nitrous oxide', 6_400, -45),
    initiative('Desflurane out', 900, -420),
    initiative('Virtual appointments', 2_200, -150, true),
    initiative('Reuse of walking aids', 300, -260),
    initiative('Dry-powder inhalers', 7_100, 15),
    initiative('Electric fleet', 3_900, 130),
    initiative('Heat pumps at the main hospital', 21_000, 210),
    initiative('Solar panels', 5_200, 60, true),
    initiative('Menus', 650, 95),
    initiative('Deep retrofit of the 1930s block', 1_100, 4_800),
  ],
};

export const gap: GapChart = {
  label: 'What is missing in 2032/33, by category',
  unit: 't CO₂e',
  bars: [
    { label: 'Fossil fuels', tonnes: 1_940, text: '1,940', tip: 'Fossil fuels: 1,940 t' },
    { label: 'Energy (well-to-tank, transmission and distribution)', tonnes: 610, text: '610', tip: 'Energy: 610 t' },
    { label: 'Anaesthetic gases', tonnes: 420, text: '420', tip: 'Anaesthetic gases: 420 t' },
    { label: 'Waste', tonnes: 12, text: '12', tip: 'Waste: 12 t' },
    { label: 'Fleet and leased vehicles', tonnes: -380, text: '−380', tip: 'Fleet: 380 t to spare' },
  ],
};

const growing = (share: number, from: number) =>
  years.map((_, at) => (share * 9_000) / (1 + Math.exp(-(at - from) / 3)) - (share * 9_000) / (1 + Math.exp(from / 3)));
const themes = [
  { name: 'Estates and facilities', byYear: growing(0.42, 11) },
  { name: 'Travel and transport', byYear: growing(0.2, 9) },
  { name: 'Medicines', byYear: growing(0.13, 6) },
  { name: 'Supply chain', byYear: growing(0.12, 14) },
  { name: 'Food and nutrition', byYear: growing(0.05, 8) },
  { name: 'Digital', byYear: growing(-0.04, 8) },
];
const takenOff = years.map((_, at) => themes.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0), 0));

export const wedges: WedgesChart = {
  label: 'What each theme takes off, by year',
  unit: 't CO₂e',
  years,
  withoutAction: { name: 'Without action', byYear: without },
  withAction: { name: 'Forecast', byYear: without.map((tonnes, at) => tonnes - (takenOff[at] ?? 0)) },
  wedges: themes,
  rest: 'Other themes',
  tips: years.map((year, at) => `${year}: ${Math.round(takenOff[at] ?? 0)} t taken off`),
};

export const gapByYear: GapByYearChart = {
  label: 'What is missing, by category and year',
  unit: 't CO₂e',
  years: years.slice(6),
  categories: [
    { name: 'Fossil fuels', byYear: years.slice(6).map((_, at) => 2_600 * Math.sin(at / 9) + 200) },
    { name: 'Energy (well-to-tank, transmission)', byYear: years.slice(6).map((_, at) => 700 * Math.sin(at / 8)) },
    { name: 'Anaesthetic gases', byYear: years.slice(6).map((_, at) => 400 - at * 40) },
    { name: 'Business travel', byYear: years.slice(6).map((_, at) => 150 + at * 10) },
  ],
  rest: 'Others',
  all: 'All together',
  tips: years.slice(6).map((year) => `${year}: missing`),
};
