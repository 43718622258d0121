import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../platform/documents/read.ts';
import { lint } from './lint/lint.ts';
import { readPlan } from './reading/read-plan.ts';

/**
 * For each recommendation of a plan, by line, the commitments that answer it at least in part, as judged by a reader
 * before anything was measured. Where the list is empty nothing in the plan answers it.
 */
type Key = Record<number, number[]>;

const realDeck: Key = {
  157: [171, 169],
  159: [171, 169],
  161: [254, 384, 170],
  163: [],
  165: [172, 203, 498],
  185: [204, 502, 172, 203, 197],
  187: [202, 197, 541, 169],
  189: [197],
  191: [197],
  193: [204],
  219: [230, 312],
  221: [231],
  223: [233],
  225: [229, 498],
  245: [253, 232, 343],
  247: [254, 384, 170],
  249: [255, 348, 285, 383],
  267: [286, 382, 285, 383],
  269: [285, 383, 348, 232, 253],
  271: [288],
  273: [288, 349],
  275: [287, 288, 459],
  277: [289, 454],
  279: [287, 459],
  281: [286],
  301: [311],
  303: [313, 423],
  305: [315, 313],
  307: [316, 546],
  331: [343, 535],
  333: [343, 535],
  335: [348, 343, 535],
  337: [343, 535],
  339: [349],
  362: [377, 545, 502, 233],
  364: [383, 285, 255, 348],
  367: [377],
  370: [383, 285, 255, 502],
  398: [415],
  400: [423, 415],
  403: [415],
  405: [415],
  407: [418, 415],
  409: [313, 423],
  411: [423],
  433: [454, 289],
  435: [],
  437: [],
  440: [459, 287],
  442: [231],
  444: [454, 288],
  446: [],
  448: [454, 289],
  475: [498, 229],
  477: [498],
  479: [502, 286, 382, 285, 383],
  481: [502, 286],
  483: [],
  486: [498],
  488: [502, 377, 545],
  490: [502, 202],
  492: [502, 172, 203],
  494: [172, 203, 415, 502],
  521: [535, 343],
  523: [541, 197],
  525: [535, 546, 343],
  527: [544],
  529: [545, 377, 502],
  531: [415, 458, 546],
};

const sample: Key = {
  227: [241],
  229: [239],
  231: [243],
  233: [],
  235: [],
  259: [272, 625],
  261: [272],
  263: [272],
  266: [277],
  268: [],
  295: [307],
  297: [],
  299: [309],
  301: [308],
  303: [313],
  327: [339],
  329: [],
  331: [345],
  333: [344],
  335: [339, 343],
  359: [379],
  361: [375],
  363: [376],
  365: [377],
  367: [380],
  369: [380],
  399: [411],
  401: [412],
  403: [416],
  405: [417],
  407: [],
  431: [443, 444],
  433: [447],
  435: [448],
  437: [444],
  439: [],
  467: [485],
  469: [485],
  471: [485],
  473: [483],
  475: [],
  477: [],
  505: [520],
  507: [526, 620],
  509: [520],
  511: [524],
  513: [526],
  516: [],
  542: [554],
  544: [558],
  546: [559],
  548: [554],
  550: [],
  576: [589],
  578: [588],
  580: [591],
  582: [590],
  584: [],
  607: [619],
  609: [620],
  611: [624],
  613: [],
  615: [],
};

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const plans = [
  {
    name: 'the real deck (skipped where ../shared does not hold it)',
    file: at('../../../shared/plans/blmk-refresh-2024-12.md'),
    key: realDeck,
    atLeast: { first: 0.85, amongThree: 0.88, right: 0.65 },
    unansweredAtMost: 16,
  },
  {
    name: 'the sample',
    file: at('../../sample/green-plan.md'),
    key: sample,
    atLeast: { first: 0.8, amongThree: 0.88, right: 0.42 },
    unansweredAtMost: 16,
  },
];

describe.each(plans)('links proposed for $name', ({ file, key, atLeast, unansweredAtMost }) => {
  it.skipIf(!existsSync(file))('are to what a reader found to answer, and few recommendations are left', async () => {
    const draft = readPlan(await readDocument(file));
    const subthemes = draft.themes.flatMap((theme) => theme.subthemes);
    const lineOf = new Map(subthemes.flatMap(({ commitments }) => commitments.map(({ id, line }) => [id, line])));
    const proposed = subthemes
      .flatMap(({ recommendations }) => recommendations)
      .map(({ id, line }) => {
        const answers = key[line];
        if (!answers) throw new Error(`The key has no line ${line}`);
        const links = draft.links.filter(({ recommendation }) => recommendation === id);
        const right = links.map(({ commitment }) => answers.includes(lineOf.get(commitment) ?? 0));
        return { line, answered: answers.length > 0, right };
      });
    const answered = proposed.filter((one) => one.answered);
    const all = proposed.flatMap(({ right }) => right);
    const share = {
      first: answered.filter(({ right }) => right[0]).length / answered.length,
      amongThree: answered.filter(({ right }) => right.includes(true)).length / answered.length,
      right: all.filter(Boolean).length / all.length,
    };
    const named = lint(draft, { today: '2025-01-31' })
      .filter(({ rule }) => rule === 'recommendation-unanswered')
      .flatMap(({ lines }) => lines);
    const unanswered = proposed.filter((one) => !one.answered);
    const rightlyNamed = unanswered.filter(({ line }) => named.includes(line)).length;
    const percent = (value: number) => `${Math.round(value * 100)}%`;
    console.log(
      `Links: right answer first ${percent(share.first)}, among three ${percent(share.amongThree)}, of ${all.length} proposals right ${percent(share.right)}; named unanswered ${named.length} of ${proposed.length}, rightly ${rightlyNamed} of ${unanswered.length}`,
    );
    for (const [what, least] of Object.entries(atLeast))
      expect.soft(share, what).toHaveProperty(
        what,
        expect.toSatisfy((value: number) => value >= least),
      );
    expect(named.length).toBeLessThanOrEqual(unansweredAtMost);
    expect(rightlyNamed).toBeGreaterThanOrEqual(unanswered.length * 0.6);
  });
});
