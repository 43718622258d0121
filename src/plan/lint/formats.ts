/** Findings as text, JSON, Markdown or SARIF 2.1.0 (the form that code hosts and editors show beside the source). */
import { groupedByRule, type Linted, type LintFinding, rules, type Silence, subjectOf } from './lint.ts';

export const formats = ['text', 'json', 'markdown', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** What the lint found on `file` (a path, or the title of a plan) in one of the formats. */
export function formatFindings(linted: Linted, format: Format, file: string): string {
  if (format === 'json') return JSON.stringify(json(linted), null, 2);
  if (format === 'sarif') return JSON.stringify(sarif(linted, file), null, 2);
  return format === 'markdown' ? markdown(linted, file) : text(linted, file);
}

function json({ findings, silenced, stale }: Linted) {
  const withSubject = (finding: LintFinding) => ({ ...finding, subject: subjectOf(finding) });
  return {
    findings: findings.map(withSubject),
    silenced: silenced.map(({ finding, silence: { reason } }) => ({ ...withSubject(finding), reason })),
    stale,
  };
}

function text(linted: Linted, file: string): string {
  const told = linted.findings.map((finding) => {
    const { rule, severity, lines, message, mend } = finding;
    const where = lines.length > 0 ? `:${lines.join(',')}` : '';
    return `${file}${where} ${severity} ${rule} (${subjectOf(finding)})\n  ${message}\n  ${mend}`;
  });
  return [...told, summary(linted.findings), ...aboutSilences(linted)].join('\n');
}

function markdown(linted: Linted, file: string): string {
  const sections = groupedByRule(linted.findings).flatMap(({ rule: { title, help }, findings }) => {
    const items = findings.map(({ lines, message, mend }) => {
      const where = lines.length > 0 ? `Line ${lines.join(', ')}: ` : '';
      return `- ${where}${escaped(message)} *${escaped(mend)}*`;
    });
    return [`## ${title} (${findings.length})`, '', help, '', ...items, ''];
  });
  const silences = aboutSilences(linted).map((sentence) => `- ${escaped(sentence)}`);
  const heading = silences.length > 0 ? ['## Silenced', '', ...silences, ''] : [];
  return [`# Findings on ${escaped(file)}`, '', summary(linted.findings), '', ...sections, ...heading].join('\n');
}

function summary(findings: readonly LintFinding[]): string {
  const count = (severity: LintFinding['severity']) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  if (findings.length === 0) return 'Nothing found.';
  return `${many(findings.length, 'finding')}: ${many(errors, 'error')}, ${many(warnings, 'warning')}, ${infos} for information.`;
}

/** A sentence a silence: how many findings fall under it, and why. */
function aboutSilences({ silenced, stale }: Linted): string[] {
  const used = Map.groupBy(silenced, ({ silence }) => silence);
  return [
    ...[...used].map(
      ([silence, those]) => `${many(those.length, 'finding')} of ${named(silence)} silenced: ${silence.reason}`,
    ),
    ...stale.map(sayStale),
  ];
}

function sayStale(silence: Silence): string {
  return `Nothing found of ${named(silence)}, which is silenced: ${silence.reason}`;
}

function named({ rule, subject }: Silence): string {
  return subject === undefined ? rule : `${rule}@${subject}`;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Text of a document must not become markup. */
function escaped(words: string): string {
  return words.replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}

const sarifLevels = { error: 'error', warning: 'warning', info: 'note' } as const;

function sarif({ findings, silenced, stale }: Linted, file: string) {
  const uri = file.split(/[\\/]/).map(encodeURIComponent).join('/');
  const location = (line: number | undefined) => ({
    physicalLocation: {
      artifactLocation: { uri },
      ...(line === undefined || line < 1 ? {} : { region: { startLine: line } }),
    },
  });
  const result = ({ rule, severity, lines: [first, ...others], message, mend, related }: LintFinding) => ({
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: sarifLevels[severity],
    message: { text: `${message} ${mend}` },
    locations: [location(first)],
    relatedLocations: [...others, ...related].map((line, id) => ({ id, ...location(line) })),
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Greenplan lint',
            rules: rules.map(({ id, title, help, severity }) => ({
              id,
              shortDescription: { text: title },
              help: { text: help },
              defaultConfiguration: { level: sarifLevels[severity] },
            })),
          },
        },
        ...(stale.length > 0 ? { invocations: [notified(stale)] } : {}),
        // Either every result has suppressions or none (SARIF 2.1.0, 3.27.23), so what is told has none of them.
        results: [
          ...findings.map((finding) => ({ ...result(finding), suppressions: [] })),
          ...silenced.map(({ finding, silence }) => ({
            ...result(finding),
            suppressions: [{ kind: 'external', status: 'accepted', justification: silence.reason }],
          })),
        ],
      },
    ],
  };
}

function notified(stale: readonly Silence[]) {
  const toolConfigurationNotifications = stale.map((silence) => ({
    level: 'warning',
    message: { text: sayStale(silence) },
  }));
  return { executionSuccessful: true, toolConfigurationNotifications };
}
