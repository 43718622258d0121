/** Findings that somebody chose not to be told, each with the reason; and the choices that no longer meet anything. Pure. */
import type { LintFinding } from './rule.ts';

/** A rule that is not to be told: everywhere, of one subject, or where all lines of a finding are among `lines`. */
export interface Silence {
  rule: string;
  /** What the finding is about, as `subjectOf` writes it: "c12", "c12 c40", "ESG", "line 12". */
  subject?: string;
  lines?: readonly number[];
  reason: string;
}

/** A finding that is not told, and the silence that it falls under. */
export interface SilencedFinding {
  finding: LintFinding;
  silence: Silence;
}

/** Findings parted by what is to be told. */
export interface Linted {
  findings: LintFinding[];
  silenced: SilencedFinding[];
  /** Silences that no finding falls under: the weakness is mended, or what they name is gone. */
  stale: Silence[];
}

/**
 * What a finding is about, the same from one lint to the next: the ids of its commitments, recommendations and rows in
 * order ("c4 c12"), or the acronym. Of a finding without ids it is the lines ("line 12"), of one without lines "plan".
 */
export function subjectOf({ term, commitments, others, lines }: LintFinding): string {
  if (term !== null) return term;
  const ids = [...commitments, ...others];
  if (ids.length > 0) return inOrder(ids).join(' ');
  return lines.length > 0 ? `line ${inOrder(lines.map(String)).join(' ')}` : 'plan';
}

/** The first silence that a finding falls under; null if it is to be told. */
export function silencedBy(finding: LintFinding, silences: readonly Silence[]): Silence | null {
  return silences.find((silence) => fallsUnder(finding, silence)) ?? null;
}

/** Parts findings into those to be told and those silenced, and names the silences that met nothing. */
export function partedBySilence(findings: readonly LintFinding[], silences: readonly Silence[]): Linted {
  const told: LintFinding[] = [];
  const silenced: SilencedFinding[] = [];
  for (const finding of findings) {
    const silence = silencedBy(finding, silences);
    if (silence) silenced.push({ finding, silence });
    else told.push(finding);
  }
  const stale = silences.filter((silence) => !findings.some((finding) => fallsUnder(finding, silence)));
  return { findings: told, silenced, stale };
}

function fallsUnder(finding: LintFinding, { rule, subject, lines }: Silence): boolean {
  if (finding.rule !== rule) return false;
  if (subject !== undefined && subjectKey(subject) !== subjectKey(subjectOf(finding))) return false;
  return lines === undefined || (finding.lines.length > 0 && finding.lines.every((line) => lines.includes(line)));
}

/** Two ids are one subject in whichever order somebody types them. */
function subjectKey(subject: string): string {
  return inOrder(subject.split(/\s+/).filter((word) => word !== '')).join(' ');
}

const numerically = new Intl.Collator('en', { numeric: true });

function inOrder(words: readonly string[]): string[] {
  return [...new Set(words)].sort(numerically.compare);
}
