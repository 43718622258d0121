/**
 * The sentences of a real draft against answers written by hand, keyed by the line on which each stands. The draft is
 * not part of this repository: the test is skipped where it is not beside it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { citations, type Told, told } from './told.testing.ts';

const deck = '../shared/plans/blmk-refresh-2024-12.md';

type Answer = Partial<Told> & Pick<Told, 'strength'>;

const by = (phrase: string, edtf: string, latest: string) => `${phrase} | by ${edtf} ${latest}`;
const by2028 = by('by 2028', '2028', '2028-12-31');
const during2025 = 'during 2025/6 | during 2025-04/2026-03 2026-03-31';
const onwards = 'from April 2026 onwards | from 2026-04/.. null';
const march2027 = by('by March 2027', '2027-03', '2027-03-31');
const q2 = (phrase: string) => by(phrase, '2025-07/2025-09', '2025-09-30');

const answers: Record<number, Answer> = {
  131: { strength: 'commit' },
  132: { strength: null },
  133: { strength: 'commit' },
  134: { strength: 'commit' },
  135: {
    lead: ['BLMK Health and Care System'],
    dates: [by('by 2040', '2040', '2040-12-31'), by('2045', '2045', '2045-12-31')],
    targets: ['= 0 net emissions, by 2040', '= 0 net emissions, 2045'],
    strength: 'commit',
  },
  136: { strength: 'commit' },
  137: { strength: 'commit' },
  138: { strength: 'commit' },
  139: { strength: 'commit' },
  140: { strength: 'commit' },
  141: { strength: 'commit' },
  142: { strength: 'commit' },
  143: { with: ['other sectors', 'communities', 'anchor institutions', 'residents'], strength: 'commit' },
  169: { lead: ['ICS'], dates: [by2028], targets: ['= 3.5 %, by 2028'], strength: 'commit' },
  170: { lead: ['Organisations'], dates: [by2028], strength: 'commit' },
  171: { lead: ['Organisations'], dates: [by2028], targets: ['= 100 %, by 2028'], strength: 'commit' },
  172: { lead: ['ICB'], dates: [during2025], strength: 'commit' },
  173: { lead: ['Organisations'], dates: [during2025], strength: 'commit' },
  197: { lead: ['ICB'], strength: 'commit' },
  198: { strength: null },
  199: { dates: [by2028], targets: ['= 3.5 %, by 2028'], strength: null },
  200: { strength: null },
  201: { dates: [onwards], strength: 'commit' },
  202: { strength: 'commit' },
  203: { lead: ['ICB'], dates: [during2025], strength: 'commit' },
  204: { lead: ['ICB'], strength: 'explore' },
  229: { lead: ['ICS', 'healthcare organisations'], strength: 'commit' },
  230: {
    lead: ['ICB'],
    with: ['Public Health partners', 'population health / health inequalities programmes'],
    strength: 'commit',
  },
  231: {
    lead: ['ICB sustainability team'],
    with: ['place teams', 'primary care', 'neighbourhood teams', 'local authorities'],
    strength: 'commit',
  },
  232: {
    lead: ['BLMK ICS'],
    adopts: ['Trusts'],
    dates: [`${q2('by end of Q2 2025/6')} BLMK ICS`, `${march2027} all Trusts`],
    strength: 'commit',
  },
  233: { lead: ['ICS'], with: ['expert organisations'], strength: 'commit' },
  253: {
    lead: ['BLMK ICS'],
    adopts: ['Trusts'],
    dates: [`${q2('by the end of Q2 2025/6')} BLMK ICS`, `${march2027} all Trusts`],
    strength: 'commit',
  },
  254: {
    lead: ['ICS partners'],
    dates: [by('by April 2027', '2027-04', '2027-04-30'), by('by March 2028', '2028-03', '2028-03-31')],
    strength: 'commit',
  },
  255: { lead: ['ICS'], with: ['Health and Care Partnership members'], strength: 'commit' },
  285: { lead: ['ICB', 'Trusts'], dates: [onwards], strength: 'commit' },
  286: { lead: ['partners'], strength: 'commit' },
  287: { lead: ['ICS partners'], strength: 'commit' },
  288: { lead: ['ICB'], with: ['VCSEs', 'research institutions', 'innovators'], strength: 'commit' },
  289: { lead: ['ICB'], with: ['VCSE', 'primary care', 'local authorities'], strength: 'commit' },
  311: { lead: ['ICB'], strength: 'explore' },
  312: { lead: ['ICS'], with: ['LAs', 'Housing Associations'], strength: 'explore' },
  313: { lead: ['ICS'], dates: [march2027], strength: 'commit' },
  314: {
    dates: [by2028, by('by 2035', '2035', '2035-12-31')],
    targets: ['reduce 10 %, by 2028', 'reduce 25 %, by 2035'],
    strength: 'commit',
  },
  315: { lead: ['NHS Trusts'], dates: [march2027], strength: 'commit' },
  316: {
    lead: ['ICB'],
    with: [
      'other local organisations',
      'VCSE',
      'innovators',
      'research institutions',
      'other large local organisations',
    ],
    strength: 'commit',
  },
  343: { lead: ['ICS partners'], strength: 'commit' },
  344: { targets: ['>= 10 %', '= 5 %'], strength: null },
  345: { dates: [by('by September 2025', '2025-09', '2025-09-30')], strength: 'commit' },
  346: { strength: 'commit' },
  347: { strength: 'commit' },
  348: { lead: ['statutory organisations'], strength: 'commit' },
  349: { with: ['local universities'], dates: ['on 27 November | at XXXX-11-27 null'], strength: 'describe' },
  350: { lead: ['ICS'], strength: 'commit' },
  377: { lead: ['ICS partners'], strength: 'commit' },
  378: { dates: ['annually | every null P1Y'], strength: 'commit' },
  379: { strength: 'commit' },
  380: { strength: 'commit' },
  381: { strength: 'commit' },
  382: { lead: ['partners'], dates: ['annually | every null P1Y'], strength: 'commit' },
  383: { lead: ['ICB', 'Trusts'], dates: [onwards], strength: 'commit' },
  384: {
    lead: ['ICS partners'],
    dates: [by('by April 2027', '2027-04', '2027-04-30'), by('by March 2028', '2028-03', '2028-03-31')],
    strength: 'commit',
  },
  415: { lead: ['ICB'], strength: 'explore' },
  416: { strength: null },
  417: { strength: null },
  418: { strength: 'commit' },
  419: { strength: null },
  420: { dates: ['at least 4 times a year | every null P3M'], strength: 'commit' },
  421: { strength: 'commit' },
  422: { with: ['suppliers', 'VCSEs'], strength: 'explore' },
  423: {
    lead: ['Healthcare partners'],
    with: ['partners in digital teams', 'public health', 'VCSE', 'local authority transport functions'],
    strength: 'commit',
  },
  454: {
    lead: ['ICS', 'partners', 'primary care', 'public health', 'research institutions', 'innovators', 'VCSE'],
    strength: 'commit',
  },
  455: { strength: 'commit' },
  456: { strength: 'commit' },
  457: { strength: 'commit' },
  458: { lead: ['ICS partners'], dates: [march2027], strength: 'commit' },
  459: { lead: ['ICS anchor organisations'], strength: 'commit' },
  498: { strength: 'commit' },
  499: { strength: null },
  500: { strength: null },
  501: { strength: null },
  502: { lead: ['ICS partners'], strength: 'commit' },
  503: { strength: null },
  504: { strength: null },
  505: { strength: null },
  506: { strength: null },
  507: { strength: null },
  535: { lead: ['Healthcare partners'], strength: 'commit' },
  536: { strength: null },
  537: { strength: null },
  538: { strength: null },
  539: { strength: 'commit' },
  540: { with: ['local suppliers'], strength: 'explore' },
  541: { lead: ['Healthcare partners'], strength: 'commit' },
  542: { strength: null },
  543: { targets: ['= 1 identified clinical green lead'], strength: null },
  544: {
    lead: ['ICS'],
    dates: [by('by March 2028', '2028-03', '2028-03-31')],
    targets: ['reduce 10 %, by March 2028, on 2019-04/2020-03'],
    strength: 'intend',
  },
  545: { lead: ['ICS partners'], strength: 'commit' },
  546: { lead: ['ICB'], with: ['other sectors'], strength: 'commit' },
};

/** The words of a line, as the reader of documents hands them on. */
function wordsOf(line: string): string {
  return line
    .replace(/^\s*-\s+/, '')
    .replaceAll('**', '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim();
}

describe.skipIf(!existsSync(deck))(
  'the sentences of a real draft (skipped where it is not beside the repository)',
  () => {
    const lines = existsSync(deck) ? readFileSync(deck, 'utf8').split('\n') : [];

    it.each(Object.entries(answers))('line %s says who, how firmly, by when and how much', (number, answer) => {
      const line = lines[Number(number) - 1] ?? '';
      const nothing = { lead: [], with: [], adopts: [], dates: [], targets: [] };
      expect(told(wordsOf(line), { part: line.startsWith(' ') })).toEqual({ ...nothing, ...answer });
    });

    it('says where each phrase stands', () => {
      const texts = lines.map(wordsOf);
      expect(texts.flatMap(citations).length).toBeGreaterThan(100);
      for (const text of texts)
        for (const { phrase, span } of citations(text)) expect(text.slice(...span)).toBe(phrase);
    });
  },
);
