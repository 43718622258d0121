/** Points out the weaknesses of a draft or a plan. Rules stand in rules/, one file a subject; this runs them. Pure. */
import type { Draft } from '../draft.ts';
import { proposeLinks } from '../likeness.ts';
import type { Plan } from '../model.ts';
import { pairsOf } from './pairs.ts';
import type { LintFinding, Remark, Rule, RuleView } from './rule.ts';
import { answerRules } from './rules/answers.ts';
import { dateRules } from './rules/dates.ts';
import { promiseRules } from './rules/promise.ts';
import { repeatRules } from './rules/repeats.ts';
import { wordRules } from './rules/words.ts';
import { everyLooked, type Looked, lookAtDraft, lookAtPlan } from './shape.ts';

export type { LintFinding, Rule } from './rule.ts';

/** Every rule, in the order in which findings are told within one line. */
export const rules: readonly Rule[] = [...repeatRules, ...promiseRules, ...dateRules, ...wordRules, ...answerRules];

/** A rule that is not to be told, everywhere or where all lines of a finding are among `lines`. */
export interface Silence {
  rule: string;
  lines?: readonly number[];
  reason: string;
}

export interface LintOptions {
  /** YYYY-MM-DD: the day on which the plan is looked at. */
  today: string;
  silenced?: readonly Silence[];
}

/** The weaknesses of a draft, in the order of the document; what the reader itself found is not repeated. */
export function lint(draft: Draft, options: LintOptions): LintFinding[] {
  return lintLooked(lookAtDraft(draft), options);
}

/** The weaknesses of a plan that is kept. */
export function lintPlan(plan: Plan, options: LintOptions): LintFinding[] {
  return lintLooked(lookAtPlan(plan), options);
}

function lintLooked(plan: Looked, { today, silenced = [] }: LintOptions): LintFinding[] {
  for (const { rule, reason } of silenced) {
    if (!rules.some(({ id }) => id === rule)) throw new RangeError(`There is no rule "${rule}" to silence.`);
    if (reason.trim() === '') throw new RangeError(`Say why the rule "${rule}" is silenced.`);
  }
  const all = everyLooked(plan);
  const view: RuleView = {
    plan,
    all,
    today,
    pairs: pairsOf(all),
    links: proposeLinks(
      plan.subthemes.flatMap(({ recommendations }) => recommendations),
      plan.subthemes.flatMap(({ commitments }) => commitments),
    ),
  };
  const findings = rules.flatMap((rule) => rule.check(view).map((remark) => findingOf(rule, remark)));
  return findings
    .filter((finding) => !silenced.some((silence) => isSilenced(finding, silence)))
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => (a.finding.lines[0] ?? 0) - (b.finding.lines[0] ?? 0) || a.index - b.index)
    .map(({ finding }) => finding);
}

function findingOf(rule: Rule, { message, mend, at, related = [], proposals = [] }: Remark): LintFinding {
  const isCommitment = ({ kind }: { kind?: unknown }) => kind !== undefined;
  return {
    rule: rule.id,
    severity: rule.severity,
    lines: [...new Set(at.flatMap(({ line }) => (line === null ? [] : [line])))],
    message,
    mend,
    commitments: at.filter(isCommitment).map(({ id }) => id),
    others: at.filter((one) => !isCommitment(one)).map(({ id }) => id),
    related,
    proposals,
  };
}

function isSilenced({ rule, lines }: LintFinding, silence: Silence): boolean {
  if (rule !== silence.rule) return false;
  const within = silence.lines;
  return within === undefined || (lines.length > 0 && lines.every((line) => within.includes(line)));
}
