import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { indexPlan } from '../plan/rules.ts';
import { fixturePlan } from '../plan/testing/fixture-plan.ts';
import { wordsOf } from './frame.tsx';
import { heardOf, shareOf, tracesOf } from './trace.ts';
import { traceCsv, traceWorkbook } from './trace-files.ts';

const index = indexPlan(fixturePlan());
const t = wordsOf('en');
const revision = {
  id: 7,
  subject: 'c2',
  at: '2026-11-25T10:00:00Z',
  by: 'person:ann',
  why: '=HYPERLINK("http://evil.example")',
  cause: null,
  from: null,
  to: null,
};
const traces = tracesOf(index, {
  revisions: [revision],
  ledTo: new Map([[7, 3]]),
  tallies: [
    { subject: 'c2', verdict: 'no', outcome: 'accepted', worded: true, count: 3 },
    { subject: 'c2', verdict: null, outcome: null, worded: true, count: 2 },
    { subject: 'c2', verdict: 'yes', outcome: null, worded: false, count: 40 },
  ],
});

describe('what came of each recommendation', () => {
  it('is told of every recommendation and of every commitment, in the order of the plan', () => {
    const asked = traces.flatMap(({ recommendation }) => recommendation?.recommendation.id ?? []);
    expect([...new Set(asked)]).toEqual([...index.recommendations.keys()]);
    const promised = new Set(traces.flatMap(({ commitment }) => commitment?.placed.commitment.id ?? []));
    for (const { commitment } of index.commitments) expect(promised.has(commitment.id), commitment.id).toBe(true);
  });

  it('tells how a commitment was revised, what led to it, and what people said in words', () => {
    const [found] = traces.filter(({ commitment }) => commitment?.placed.commitment.id === 'c2');
    expect(found).toMatchObject({
      recommendation: { recommendation: { id: 'r1' } },
      answered: 'confirmed',
      commitment: { revisions: [{ revision: { id: 7 }, remarks: 3 }], said: { accepted: 3, open: 2, declined: 0 } },
    });
  });

  it('counts each recommendation once, as answered, likely answered, or not', () => {
    const { recommendations, confirmed, likely, no } = shareOf(traces);
    expect({ recommendations, confirmed, likely }).toEqual({
      recommendations: index.recommendations.size,
      confirmed: 2,
      likely: 1,
    });
    expect(confirmed + likely + no).toBe(recommendations);
  });

  it('is a CSV and a workbook in which no reason is a formula', async () => {
    const raised = {
      id: 'e',
      engagementId: 'v',
      assessmentId: null,
      text: '=More benches',
      commitment: 'c2',
      outcome: 'accepted',
      reason: 'Yes',
      revision: null,
      weighedBy: null,
      weighedAt: null,
    } as const;
    const event = { id: 'v', title: 'Seminar', planId: index.plan.id };
    const heard = heardOf(index, [event, { ...event, id: 'w', planId: 'another plan' }], [raised]);
    expect(heard).toMatchObject([{ source: 'Seminar', placed: { commitment: { id: 'c2' } } }]);
    expect(traceCsv(t, { traces, heard })).not.toMatch(/(^|[,"])=/m);
    const book = read(await traceWorkbook(t, 'Green Plan', { traces, heard }));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    expect(utils.sheet_to_json(sheet)).toHaveLength(traces.length + 1);
    expect(Object.values(sheet).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(false);
  });
});
