import { describe, expect, it } from 'vitest';
import { translator } from '../../platform/web/translate.ts';
import { pictureMessages } from './messages.ts';
import { gapSentence, maccSentence, trajectorySentence, waterfallSentence, wedgesSentence } from './sentences.ts';
import { type Closing, closingTitle, poundsTold, tonnesTold } from './titles.ts';

const t = translator('en-GB', pictureMessages);

/** 1,000 t too much without action; planned action takes 610 of them off. */
const closing: Closing = {
  ...{ year: '2032/33', withoutAction: 3_000, forecast: 2_390, allowed: 2_000, initiatives: 12 },
  missing: [
    { name: 'heat', tonnes: 300 },
    { name: 'fleet', tonnes: 90 },
  ],
};
const title = (differences: Partial<Closing> = {}) => closingTitle(t, { ...closing, ...differences });

describe('the title of a waterfall', () => {
  it('says how much of the gap is closed, and what most of the rest is', () => {
    expect(title()).toBe('Planned action closes 61 % of the gap to 2032/33; heat is most of the rest');
  });

  it('says "the largest part" of what is less than half, and "all" of what is alone', () => {
    const missing = ['heat', 'fleet', 'waste'].map((name, at) => ({ name, tonnes: 140 - at * 10 }));
    expect(title({ missing })).toContain('; heat is the largest part of the rest');
    expect(title({ missing: [{ name: 'heat', tonnes: 390 }] })).toContain('; all of the rest is heat');
    expect(title({ missing: [] })).toBe('Planned action closes 61 % of the gap to 2032/33');
  });

  it('counts what a category has to spare as no part of the rest', () => {
    const missing = [
      { name: 'heat', tonnes: 400 },
      { name: 'fleet', tonnes: -10 },
    ];
    expect(title({ missing })).toContain('; all of the rest is heat');
  });

  it('says so where there is no gap, and where nothing is planned', () => {
    expect(title({ withoutAction: 1_900, forecast: 1_800 })).toBe(
      'There is no gap to close in 2032/33: even without action the target is met, with 100 t to spare',
    );
    expect(title({ initiatives: 0, forecast: 3_000 })).toBe(
      'No action is planned yet, and 1,000 t are missing in 2032/33, most of them in heat',
    );
    expect(title({ initiatives: 0, forecast: 3_000, missing: [] })).toBe(
      'No action is planned yet, and 1,000 t are missing in 2032/33',
    );
  });

  it('says so where the gap grows, and where nothing of it is closed', () => {
    expect(title({ forecast: 3_200, missing: [] })).toBe(
      'The gap to 2032/33 grows: planned action adds 200 t, and 1,200 t are missing',
    );
    expect(title({ forecast: 3_000, missing: [] })).toBe(
      'Planned action closes none of the gap to 2032/33: 1,000 t are missing',
    );
  });

  it('says by how much a target is met, and that it is met early', () => {
    expect(title({ forecast: 1_958.8 })).toBe('Planned action meets the target for 2032/33, with 41.2 t to spare');
    expect(title({ forecast: 2_000 })).toBe('Planned action just meets the target for 2032/33');
    expect(title({ forecast: 1_900, early: '2030/31' })).toBe(
      'Planned action meets the target for 2032/33 in 2030/31, with 100 t to spare by then',
    );
  });

  it('claims neither that nearly all is all, nor that little is nothing', () => {
    expect(title({ forecast: 2_001, missing: [] })).toContain('closes more than 99 % of the gap');
    expect(title({ forecast: 2_999, missing: [] })).toContain('closes less than 1 % of the gap');
  });

  it('holds where more is taken out of the air than is let into it', () => {
    expect(title({ withoutAction: -10, forecast: -20, allowed: 0 })).toContain('with 10 t to spare');
  });
});

describe('the sentence of a picture', () => {
  it('tells a waterfall by its ends, its largest fall and what is missing', () => {
    const waterfall = {
      baseline: { year: '2019/20', tonnes: 12_304 },
      forecast: { year: '2032/33', tonnes: 5_760 },
      changes: [
        { name: 'growth', tonnes: 816 },
        { name: 'heat', tonnes: -7_360 },
      ],
    };
    expect(waterfallSentence(t, { ...waterfall, allowed: 2_461 })).toBe(
      'From 12,304 t in 2019/20 to 5,760 t in 2032/33, in 2 steps. The largest fall is heat, 7,360 t. 3,299 t are missing to the 2,461 t that are allowed.',
    );
    expect(waterfallSentence(t, { ...waterfall, allowed: 6_000 })).toContain('which leaves 240 t to spare.');
    const rising = waterfallSentence(t, { ...waterfall, changes: waterfall.changes.slice(0, 1), allowed: null });
    expect(rising).toMatch(/, in one step\. Nothing falls; the largest rise is growth, 816 t\.$/);
    expect(waterfallSentence(t, { ...waterfall, changes: [], allowed: null })).toMatch(/no step .* Nothing changes\.$/);
  });

  it('tells a trajectory with its range and its target, where there are any', () => {
    const told = { baseline: { year: '2019/20', tonnes: 900 }, year: '2032/33', withoutAction: 800, forecast: 500 };
    expect(trajectorySentence(t, { ...told, range: { low: 400, high: 650 }, allowed: 180 })).toBe(
      'From 900 t in 2019/20 planned action leads to 500 t in 2032/33; without action it would be 800 t. Nine of ten draws lie between 400 and 650 t. 180 t are allowed then.',
    );
    expect(trajectorySentence(t, { ...told, range: null, allowed: null })).toMatch(/would be 800 t\.$/);
  });

  it('tells a cost curve by its cheapest and its dearest tonne', () => {
    const costed = [
      { name: 'heat pumps', tonnes: 700, poundsPerTonne: 210 },
      { name: 'lighting', tonnes: 300, poundsPerTonne: -45.4 },
      { name: 'an idle one', tonnes: 0, poundsPerTonne: 9_999 },
    ];
    expect(maccSentence(t, costed)).toBe(
      '2 initiatives take 1,000 t off in all. One of them saves money. The cheapest tonne is lighting at −£45, the dearest heat pumps at £210.',
    );
    expect(maccSentence(t, costed.slice(0, 1))).toBe('heat pumps takes 700 t off at £210 a tonne.');
    expect(maccSentence(t, [])).toBe('No initiative has both tonnes and money yet.');
  });

  it('tells a gap by what is missing most, and what is to spare', () => {
    const categories = [
      { name: 'heat', tonnes: 300 },
      { name: 'waste', tonnes: 100 },
      { name: 'fleet', tonnes: -50 },
    ];
    expect(gapSentence(t, '2032/33', categories)).toBe(
      '400 t are missing in 2032/33, in 2 categories; heat is 75 % of them. One category has 50 t to spare.',
    );
    expect(gapSentence(t, '2032/33', categories.slice(0, 1))).toBe(
      '300 t are missing in 2032/33, all of them in heat.',
    );
    expect(gapSentence(t, '2032/33', [])).toBe('Nothing is missing in 2032/33.');
  });

  it('tells wedges by what takes off most, and what adds', () => {
    const told = { year: '2050/51', withoutAction: 900, forecast: 300 };
    const wedges = [
      { name: 'heat', tonnes: 500 },
      { name: 'travel', tonnes: 140 },
      { name: 'digital', tonnes: -40 },
    ];
    expect(wedgesSentence(t, { ...told, wedges })).toBe(
      'In 2050/51 it would be 900 t without action and is 300 t with it. Of 2 themes heat takes off most, 500 t. digital adds 40 t.',
    );
    expect(wedgesSentence(t, { ...told, wedges: wedges.slice(0, 1) })).toContain('Between the two lies heat, 500 t.');
    expect(wedgesSentence(t, { ...told, wedges: [] })).toBe('Nothing is planned yet: it would be 900 t in 2050/51.');
  });
});

describe('a number in a title', () => {
  it('is whole from a hundred on, has its minus, and no nought below nought', () => {
    expect([41.24, 1_234.5, -1_234.4, -0.01].map(tonnesTold)).toEqual(['41.2', '1,235', '−1,234', '0']);
    expect([-0.4, -45.4, 4_800].map(poundsTold)).toEqual(['£0', '−£45', '£4,800']);
  });
});
