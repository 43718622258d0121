import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../testing/draft-of.ts';
import { fixturePlan } from '../testing/fixture-plan.ts';
import { formatFindings } from './formats.ts';
import { groupedByRule, type LintFinding, lint, lintAll, lintPlan, rules } from './lint.ts';

const today = '2025-01-31';

describe('the lint', () => {
  it('tells a promise without owner, date and target, and none of them where all are there', () => {
    const whole = lint(draftOf(['The trust will cut 10% of gas use by March 2027 against 2019/20.']), { today });
    expect(named(whole, /^no-/)).toEqual([]);
    const bare = lint(draftOf(['Gardens will be planted.']), { today });
    expect(named(bare, /^no-/)).toEqual(['no-owner', 'no-date', 'no-target']);
  });

  it('tells a date that is past on the given day, and one that can be read two ways', () => {
    const past = draftOf(['The trust will plant trees by March 2024.']);
    expect(named(lint(past, { today: '2024-03-31' }), /^date/)).toEqual([]);
    expect(named(lint(past, { today: '2024-04-01' }), /^date/)).toEqual(['date-past']);
    expect(named(lint(draftOf(['The trust will plant trees by 2028.']), { today }), /^date/)).toEqual([
      'date-ambiguous',
    ]);
    expect(named(lint(draftOf(['The trust will plant trees by end of Q2 2025/6.']), { today }), /^date/)).toEqual([]);
  });

  it('tells a conflict of owners and dates with both phrases', () => {
    const [conflict] = lint(
      draftOf([
        'The trust will plant apple trees beside every car park by March 2026.',
        'The council will plant apple trees beside every car park by March 2028.',
      ]),
      { today },
    ).filter(({ rule }) => rule === 'conflict');
    expect(conflict?.lines).toEqual([1, 2]);
    expect(conflict?.message).toMatch(
      /owners: “The trust” against “The council”; date: “by March 2026” against “by March 2028”/,
    );
  });

  it('tells the same words twice as a duplicate', () => {
    const same = 'The trust will plant apple trees beside every car park by March 2026.';
    expect(named(lint(draftOf([same, same]), { today }), /^(duplicate|conflict)/)).toEqual(['duplicate']);
  });

  it('tells a glossary row and a milestone given twice, and an acronym that is in neither', () => {
    const draft = draftOf(['The PCN will meet the ABC by March 2027.']);
    draft.glossary = [1, 2].map((line) => ({ term: 'PCN', meaning: 'Primary care network', line }));
    draft.milestones = [3, 4].map((line) => ({ when: 'Mar 2027', edtf: '2027-03', title: 'Board', line, state: null }));
    const found = lint(draft, { today });
    expect(named(found, /repeated/)).toEqual(['glossary-repeated', 'milestone-repeated']);
    expect(found.find(({ rule }) => rule.startsWith('acronym'))?.message).toBe('The glossary does not explain “ABC”.');
  });

  it('counts an acronym as written out where the words before its bracket end in a quotation mark', () => {
    const acronyms = (text: string) => named(lint(draftOf([text]), { today }), /^acronym/);
    expect(acronyms('The trust will weigh “return on investment” (ROI) by March 2027.')).toEqual([]);
    expect(acronyms("The trust will weigh 'return on investment' (ROI), and lifetime ROI.")).toEqual([]);
    expect(acronyms('The trust will weigh “return on investment”, or ROI.')).toEqual(['acronym-not-in-glossary']);
  });

  it('runs on a plan that is kept', () => {
    const ids = new Set(rules.map(({ id }) => id));
    const found = lintPlan(fixturePlan(), { today: '2099-01-01' });
    expect(found.some(({ rule }) => rule === 'date-past')).toBe(true);
    expect(found.every(({ rule, mend }) => ids.has(rule) && mend !== '')).toBe(true);
  });

  it('counts a recommendation as unanswered once a person refused what was likely its answer', () => {
    const plan = { ...fixturePlan(), links: [] };
    const recommendations = plan.themes.flatMap((t) => t.subthemes.flatMap((s) => s.recommendations));
    const refusedLinks = recommendations.flatMap(({ id }) =>
      ['c2', 'c3', 'c4', 'c5', 'c6'].map((commitment) => ({ recommendation: id, commitment })),
    );
    const unanswered = (of: typeof plan) =>
      lintPlan(of, { today }).filter(({ rule }) => rule === 'recommendation-unanswered');
    expect(unanswered(plan).length).toBeLessThan(recommendations.length);
    expect(unanswered({ ...plan, refusedLinks })).toHaveLength(recommendations.length);
  });

  it('groups its findings by rule, in the order of the rules, without rules of which nothing is found', () => {
    const groups = groupedByRule(lint(draftOf(['Gardens will be planted.', 'Trees will be felled.']), { today }));
    expect(groups.map(({ rule, findings }) => [rule.id, findings.length])).toEqual([
      ['no-owner', 2],
      ['no-date', 2],
      ['no-target', 2],
    ]);
  });

  it('writes SARIF 2.1.0 whose results point at rules and lines', () => {
    const found = lintAll(draftOf(['Gardens will be planted.']), { today });
    const log = JSON.parse(formatFindings(found, 'sarif', 'plans/my plan.md'));
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].results).toHaveLength(found.findings.length);
    for (const result of log.runs[0].results) {
      expect(log.runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.locations[0].physicalLocation).toEqual({
        artifactLocation: { uri: 'plans/my%20plan.md' },
        region: { startLine: 1 },
      });
    }
  });

  it('has every rule in docs/lint.md', () => {
    const page = readFileSync(new URL('../../../docs/lint.md', import.meta.url), 'utf8');
    for (const { id, title, help } of rules) expect(page).toContain(`### ${id}\n\n${title}. ${help}`);
  });
});

function named(findings: LintFinding[], pattern: RegExp): string[] {
  return findings.map(({ rule }) => rule).filter((rule) => pattern.test(rule));
}
