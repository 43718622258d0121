/** Points out the weaknesses of a draft or a plan. Rules stand in rules/, one file a subject; this runs them. Pure. */
import type { Draft } from '../draft.ts';
import { type ProposedLink, proposeLinks } from '../likely-links.ts';
import type { Plan } from '../model.ts';
import { pairsOf } from './pairs.ts';
import type { LintFinding, Remark, Rule, RuleView } from './rule.ts';
import { answerRules } from './rules/answers.ts';
import { dateRules } from './rules/dates.ts';
import { promiseRules } from './rules/promise.ts';
import { repeatRules } from './rules/repeats.ts';
import { wordRules } from './rules/words.ts';
import { everyLooked, type Looked, lookAtDraft, lookAtPlan } from './shape.ts';
import { type Linted, partedBySilence, type Silence } from './silence.ts';

export type { LintFinding, Rule } from './rule.ts';
export { type Linted, type Silence, type SilencedFinding, silencedBy, subjectOf } from './silence.ts';

/** Every rule, in the order in which findings are told within one line. */
export const rules: readonly Rule[] = [...repeatRules, ...promiseRules, ...dateRules, ...wordRules, ...answerRules];

export interface LintOptions {
  /** YYYY-MM-DD: the day on which the plan is looked at. */
  today: string;
  /** Rules that alone are run; all if left out. */
  only?: readonly string[];
  silenced?: readonly Silence[];
}

/**
 * The weaknesses of a draft, in the order of the document; what the reader itself found is not repeated.
 * @throws RangeError if a silence names no rule or gives no reason.
 */
export function lint(draft: Draft, options: LintOptions): LintFinding[] {
  checkSilences(options.silenced ?? []);
  return lintAll(draft, options).findings;
}

/**
 * The weaknesses of a plan that is kept.
 * @throws RangeError if a silence names no rule or gives no reason.
 */
export function lintPlan(plan: Plan, options: LintOptions): LintFinding[] {
  checkSilences(options.silenced ?? []);
  return lintAll(plan, options).findings;
}

/**
 * The weaknesses that are told and those that are silenced, for a page or a program that shows both. A silence that was
 * kept for a rule that is there no longer is stale, not an error.
 */
export function lintAll(source: Draft | Plan, { today, only, silenced = [] }: LintOptions): Linted {
  const looked = 'format' in source ? lookAtDraft(source) : lookAtPlan(source);
  return partedBySilence(weaknessesOf(looked, today, only), silenced);
}

/** The findings of one rule, for a page that shows them together. */
export interface RuleFindings {
  rule: Rule;
  findings: LintFinding[];
}

/** Findings by rule, in the order of `rules`; a rule of which nothing is found is left out. */
export function groupedByRule(findings: readonly LintFinding[]): RuleFindings[] {
  const groups = Map.groupBy(findings, ({ rule }) => rule);
  return rules.flatMap((rule) => {
    const own = groups.get(rule.id);
    return own ? [{ rule, findings: own }] : [];
  });
}

/** @throws RangeError if a silence names no rule or gives no reason. */
export function checkSilences(silences: readonly Silence[]): void {
  for (const { rule, reason } of silences) {
    if (!rules.some(({ id }) => id === rule))
      throw new RangeError(
        `There is no rule "${rule}" to silence. The rules are ${rules.map(({ id }) => id).join(', ')}.`,
      );
    if (reason.trim() === '') throw new RangeError(`Say why the rule "${rule}" is silenced.`);
  }
}

function weaknessesOf(plan: Looked, today: string, only?: readonly string[]): LintFinding[] {
  const all = everyLooked(plan);
  const alike = once(() => pairsOf(all));
  const likely = once(() => likelyLinks(plan));
  const view: RuleView = {
    ...{ plan, all, today },
    get pairs() {
      return alike().pairs;
    },
    get complete() {
      return alike().complete;
    },
    get links() {
      return likely();
    },
  };
  const run = only ? rules.filter(({ id }) => only.includes(id)) : rules;
  const findings = run.flatMap((rule) => rule.check(view).map((remark) => findingOf(rule, remark)));
  return findings
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => (a.finding.lines[0] ?? 0) - (b.finding.lines[0] ?? 0) || a.index - b.index)
    .map(({ finding }) => finding);
}

/** What takes long to find is found when the first rule asks for it. */
function once<T>(find: () => T): () => T {
  let found: { value: T } | null = null;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

function likelyLinks(plan: Looked): ProposedLink[] {
  return proposeLinks(plan.subthemes).filter((link) => !plan.refused.some((pair) => samePair(pair, link)));
}

type Pair = Pick<ProposedLink, 'recommendation' | 'commitment'>;
const samePair = (one: Pair, other: Pair) =>
  one.recommendation === other.recommendation && one.commitment === other.commitment;

function findingOf(rule: Rule, { message, mend, at, term, related = [], proposals = [] }: Remark): LintFinding {
  const isCommitment = ({ kind }: { kind?: unknown }) => kind !== undefined;
  return {
    rule: rule.id,
    severity: rule.severity,
    lines: [...new Set(at.flatMap(({ line }) => (line === null ? [] : [line])))],
    message,
    mend,
    commitments: at.filter(isCommitment).map(({ id }) => id),
    others: at.filter((one) => !isCommitment(one)).map(({ id }) => id),
    term: term ?? null,
    related,
    proposals,
  };
}
