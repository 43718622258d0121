import { describe, expect, it } from 'vitest';
import { draftOf } from '../testing/draft-of.ts';
import { formatFindings } from './formats.ts';
import { type LintFinding, lint, lintAll, silencedBy, subjectOf } from './lint.ts';

const today = '2025-01-31';
const gardens = draftOf(['Gardens will be planted.', 'Trees will be planted.']);
const findings = lint(gardens, { today });

describe('silence', () => {
  it('tells a finding by its commitments, whichever order they are in, or by its acronym, or by its lines', () => {
    const [finding] = findings;
    if (!finding) throw new Error('There is a finding');
    const about = (some: Partial<LintFinding>) =>
      subjectOf({ ...finding, commitments: [], others: [], lines: [], ...some });
    expect(about({ commitments: ['c12', 'c4'] })).toBe('c4 c12');
    expect(about({ others: ['g3'] })).toBe('g3');
    expect(about({ commitments: ['c1', 'c9'], term: 'ESG' })).toBe('ESG');
    expect(about({ lines: [40, 12] })).toBe('line 12 40');
    expect(about({})).toBe('plan');
  });

  it('holds for one commitment and leaves the others told, with the reason kept', () => {
    const silence = { rule: 'no-date', subject: 'c1', reason: 'Goes on for ever' };
    const linted = lintAll(gardens, { today, silenced: [silence] });
    expect(linted.findings.filter(({ rule }) => rule === 'no-date').map(subjectOf)).toEqual(['c2']);
    expect(linted.silenced.map(({ finding, silence: { reason } }) => [subjectOf(finding), reason])).toEqual([
      ['c1', 'Goes on for ever'],
    ]);
    expect(linted.findings.length + linted.silenced.length).toBe(findings.length);
  });

  it('holds everywhere, or on some lines', () => {
    const told = (lines?: number[]) =>
      findings.filter((one) => silencedBy(one, [{ rule: 'no-date', ...(lines && { lines }), reason: 'r' }]));
    expect(told().map(subjectOf)).toEqual(['c1', 'c2']);
    expect(told([2]).map(subjectOf)).toEqual(['c2']);
  });

  it('is stale where nothing falls under it any more, its rule gone or its commitment mended', () => {
    const silenced = [
      { rule: 'no-date', reason: 'Goes on for ever' },
      { rule: 'no-date', subject: 'c9', reason: 'Was taken out' },
      { rule: 'rule-of-last-year', reason: 'Was not for us' },
    ];
    expect(lintAll(gardens, { today, silenced }).stale).toEqual(silenced.slice(1));
  });

  it('asks for the why, and for a rule that there is', () => {
    expect(() => lint(gardens, { today, silenced: [{ rule: 'no-date', reason: ' ' }] })).toThrow(/Say why/);
    expect(() => lint(gardens, { today, silenced: [{ rule: 'nodate', reason: 'x' }] })).toThrow(/no rule "nodate"/);
  });

  it('is told in every format with how many and why', () => {
    const linted = lintAll(gardens, {
      today,
      silenced: [
        { rule: 'no-date', reason: 'Go on for ever' },
        { rule: 'no-owner', subject: 'c9', reason: 'Was taken out' },
      ],
    });
    for (const format of ['text', 'markdown'] as const) {
      const told = formatFindings(linted, format, 'plan.md');
      expect(told).toContain('2 findings of no-date silenced: Go on for ever');
      expect(told).toContain('Nothing found of no-owner@c9, which is silenced: Was taken out');
    }
    const json = JSON.parse(formatFindings(linted, 'json', 'plan.md'));
    expect(json.silenced.map(({ reason }: { reason: string }) => reason)).toEqual(['Go on for ever', 'Go on for ever']);
    const [run] = JSON.parse(formatFindings(linted, 'sarif', 'plan.md')).runs;
    const suppressed = run.results.filter(({ suppressions }: { suppressions: unknown[] }) => suppressions.length > 0);
    expect(run.results).toHaveLength(findings.length);
    expect(suppressed.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['no-date', 'no-date']);
    expect(suppressed[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'Go on for ever' },
    ]);
    expect(run.invocations[0].toolConfigurationNotifications).toHaveLength(1);
  });
});
