import { describe, expect, it } from 'vitest';
import { filterChoices, filterCommitments, filterQuery, readFilter } from './filter.ts';
import type { Milestone } from './model.ts';
import {
  alongTimeline,
  answeredBy,
  answersOf,
  answersShown,
  byDriver,
  bySector,
  byYear,
  indexPlan,
  milestoneState,
  ownersOf,
  promisedFor,
  promisedForPlace,
  timeline,
  unasked,
} from './rules.ts';
import { fixturePlan } from './testing/fixture-plan.ts';

const plan = fixturePlan();
const index = indexPlan(plan);
const ids = (placed: { commitment: { id: string } }[]) => placed.map((one) => one.commitment.id);
function organisation(slug: string) {
  const found = plan.organisations.find((one) => one.slug === slug);
  if (!found) throw new Error(slug);
  return found;
}

describe('owners', () => {
  it('of a part that names none are its parent’s', () => {
    expect(ownersOf(index, 'c2.2').map((owner) => owner.phrase)).toEqual(['NHS Trusts']);
  });
  it('of a part that names one are its own', () => {
    expect(ownersOf(index, 'c2.1').map((owner) => owner.phrase)).toEqual(['Northmere Hospitals NHS Trust']);
  });
});

describe('recommendations and commitments', () => {
  it('an answer says whether a person confirmed it', () => {
    expect(answersOf(index, 'r1').map((one) => [one.placed.commitment.id, one.confirmed])).toEqual([['c2', true]]);
    expect(answersOf(index, 'r4').map((one) => [one.placed.commitment.id, one.confirmed])).toEqual([['c5', false]]);
    expect(answersOf(index, 'r2')).toEqual([]);
  });
  it('confirmed answers come before likelier ones that are only proposed', () => {
    const links = [
      { recommendation: 'r1', commitment: 'c3', score: 0.9, confirmed: false },
      { recommendation: 'r1', commitment: 'c2', score: 0.2, confirmed: true },
    ];
    const answers = answersOf(indexPlan(fixturePlan({ links })), 'r1');
    expect(answers.map((one) => one.placed.commitment.id)).toEqual(['c2', 'c3']);
  });
  it('readers are shown the confirmed answers, or while there is none the likeliest one', () => {
    const link = (commitment: string, score: number, confirmed = false) => ({
      recommendation: 'r1',
      commitment,
      score,
      confirmed,
    });
    const shown = (links: ReturnType<typeof link>[]) =>
      answersShown(indexPlan(fixturePlan({ links })), 'r1').map((one) => one.placed.commitment.id);
    expect(shown([link('c2', 0.4), link('c3', 0.6)])).toEqual(['c3']);
    expect(shown([link('c2', 0.4, true), link('c3', 0.6), link('c4', 0.1, true)])).toEqual(['c2', 'c4']);
  });
  it('a commitment knows what it answers', () => {
    expect(answeredBy(index, 'c2').map((one) => one.recommendation.id)).toEqual(['r1']);
  });
  it('a commitment that nothing asked for is found, also when a link points to its part', () => {
    const [subtheme] = plan.themes[0]?.subthemes ?? [];
    if (!subtheme) throw new Error('no sub-theme');
    expect(ids(unasked(index, subtheme))).toEqual(['c3']);
    const links = [{ recommendation: 'r1', commitment: 'c2.1', score: 1, confirmed: true }];
    const other = fixturePlan({ links });
    const [same] = other.themes[0]?.subthemes ?? [];
    if (!same) throw new Error('no sub-theme');
    expect(ids(unasked(indexPlan(other), same))).toEqual(['c3']);
  });
});

describe('a milestone', () => {
  const milestone = { id: 'm', when: '', title: '', state: null };
  it('is past once its period is over, now within it and future before it', () => {
    const winter = { ...milestone, edtf: '2025-24' };
    expect(milestoneState(winter, '2025-11-30')).toBe('future');
    expect(milestoneState(winter, '2026-02-28')).toBe('now');
    expect(milestoneState(winter, '2026-03-01')).toBe('past');
  });
  it('is what its document says, whatever the day', () => {
    expect(milestoneState({ ...milestone, edtf: '2020', state: 'future' }, '2026-01-01')).toBe('future');
  });
  it('without a date lies nowhere', () => {
    expect(milestoneState({ ...milestone, edtf: null }, '2026-01-01')).toBeNull();
  });
});

describe('groupings', () => {
  it('by driver list a commitment under each driver that it pulls', () => {
    expect(byDriver(index).map((bundle) => [bundle.key, ids(bundle.commitments)])).toEqual([
      ['prevention', ['c4']],
      ['lean', ['c2', 'c3']],
      ['low-carbon', ['c2', 'c4', 'c5']],
    ]);
  });
  it('by sector count a group under the sector it speaks for, and what nobody owns under none', () => {
    expect(bySector(index).map((bundle) => [bundle.key, ids(bundle.commitments)])).toEqual([
      ['system', ['c3']],
      ['trust', ['c2']],
      ['local-authority', ['c4']],
      ['none', ['c5']],
    ]);
  });
  it('by year take the dates of parts as well', () => {
    expect(byYear(index).map((bundle) => [bundle.key, ids(bundle.commitments)])).toEqual([
      ['2026', ['c2', 'c4']],
      ['2027', ['c2']],
      ['2028', ['c5']],
      ['none', ['c3']],
    ]);
  });
});

describe('what is promised', () => {
  it('for an organisation is its own and what a group says for its sector', () => {
    const promises = promisedFor(index, organisation('northmere-hospitals'));
    expect(ids(promises.own)).toEqual(['c2.1']);
    expect(ids(promises.throughGroups)).toEqual(['c2']);
  });
  it('for a place is what those say who serve it, and what is said for all', () => {
    const promises = promisedForPlace(index, 'wold');
    expect(ids(promises.here)).toEqual(['c4']);
    expect(ids(promises.everywhere)).toEqual(['c2', 'c3']);
  });
});

describe('the list of commitments', () => {
  it('narrows by each field, and by several at once', () => {
    expect(ids(filterCommitments(index, { theme: 'energy' }))).toEqual(['c2', 'c3']);
    expect(ids(filterCommitments(index, { theme: 'energy', target: 'no' }))).toEqual(['c3']);
    expect(ids(filterCommitments(index, { owner: 'northmere-hospitals' }))).toEqual(['c2']);
    expect(ids(filterCommitments(index, { owner: 'none' }))).toEqual(['c5']);
    expect(ids(filterCommitments(index, { q: 'CAR parks' }))).toEqual(['c2']);
    expect(ids(filterCommitments(index, { owner: 'nobody-known' }))).toEqual([]);
  });
  it('offers only what some commitment has', () => {
    expect(filterChoices(index).strength).toEqual([
      { value: 'commit', count: 3 },
      { value: 'intend', count: 1 },
    ]);
  });
  it('has its state in its address, without empty fields or strange ones', () => {
    const filter = readFilter({ theme: 'energy', owner: '', other: 'x', year: ' 2027 ' });
    expect(filterQuery(filter)).toBe('theme=energy&year=2027');
    expect(readFilter(Object.fromEntries(new URLSearchParams(filterQuery(filter))))).toEqual(filter);
  });
});

describe('the timeline', () => {
  const milestone = (when: string, edtf: string | null, title = when): Milestone => ({
    ...{ id: when, when, edtf, title, state: null },
  });
  it('goes in order of time, with what has no date last, and tells once what is told again', () => {
    const told = [
      milestone('Feb 2025', '2025-02'),
      milestone('Later', null),
      milestone('Jan 2023', '2023-01'),
      milestone('Winter 2024/5', '2024-24'),
      milestone('Jan 2023', '2023-01'),
    ];
    expect(timeline(told).map(({ when }) => when)).toEqual(['Jan 2023', 'Winter 2024/5', 'Feb 2025', 'Later']);
  });

  it('has the days of meetings and gates where they fall among its milestones', () => {
    const milestones = [milestone('Later', null), milestone('Feb 2027', '2027-02')];
    const order = alongTimeline(milestones, [{ on: '2030-01-01' }, { on: '2027-01-14' }]);
    const told = order.map((one) => ('date' in one ? one.date.on : one.milestone.when));
    expect(told).toEqual(['2027-01-14', 'Feb 2027', '2030-01-01', 'Later']);
  });
  it('counts what goes on as now from the day on which it began', () => {
    const on = milestone('Apr 2022 – now', '2022-04/..');
    expect([milestoneState(on, '2022-03-31'), milestoneState(on, '2026-01-01')]).toEqual(['future', 'now']);
  });
});
