/** Findings as text, JSON, Markdown or SARIF 2.1.0 (the form that code hosts and editors show beside the source). */
import { type LintFinding, rules } from './lint.ts';

export const formats = ['text', 'json', 'markdown', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** The findings on `file` (a path, or the title of a plan) in one of the formats. */
export function formatFindings(findings: readonly LintFinding[], format: Format, file: string): string {
  if (format === 'json') return JSON.stringify(findings, null, 2);
  if (format === 'sarif') return JSON.stringify(sarif(findings, file), null, 2);
  return format === 'markdown' ? markdown(findings, file) : text(findings, file);
}

function text(findings: readonly LintFinding[], file: string): string {
  const told = findings.map(
    ({ rule, severity, lines, message, mend, commitments }) =>
      `${file}${lines.length > 0 ? `:${lines.join(',')}` : ''} ${severity} ${rule}${
        commitments.length > 0 ? ` (${commitments.join(', ')})` : ''
      }\n  ${message}\n  ${mend}`,
  );
  return [...told, summary(findings)].join('\n');
}

function markdown(findings: readonly LintFinding[], file: string): string {
  const sections = rules.flatMap(({ id, title, help }) => {
    const own = findings.filter(({ rule }) => rule === id);
    if (own.length === 0) return [];
    const items = own.map(({ lines, message, mend }) => {
      const where = lines.length > 0 ? `Line ${lines.join(', ')}: ` : '';
      return `- ${where}${escaped(message)} *${escaped(mend)}*`;
    });
    return [`## ${title} (${own.length})`, '', help, '', ...items, ''];
  });
  return [`# Findings on ${escaped(file)}`, '', summary(findings), '', ...sections].join('\n');
}

function summary(findings: readonly LintFinding[]): string {
  const count = (severity: LintFinding['severity']) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  if (findings.length === 0) return 'Nothing found.';
  return `${many(findings.length, 'finding')}: ${many(errors, 'error')}, ${many(warnings, 'warning')}, ${infos} for information.`;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Text of a document must not become markup. */
function escaped(words: string): string {
  return words.replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}

const sarifLevels = { error: 'error', warning: 'warning', info: 'note' } as const;

function sarif(findings: readonly LintFinding[], file: string) {
  const uri = file.split(/[\\/]/).map(encodeURIComponent).join('/');
  const location = (line: number | undefined) => ({
    physicalLocation: {
      artifactLocation: { uri },
      ...(line === undefined || line < 1 ? {} : { region: { startLine: line } }),
    },
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
        results: findings.map(({ rule, severity, lines: [first, ...others], message, mend, related }) => ({
          ruleId: rule,
          ruleIndex: rules.findIndex(({ id }) => id === rule),
          level: sarifLevels[severity],
          message: { text: `${message} ${mend}` },
          locations: [location(first)],
          relatedLocations: [...others, ...related].map((line, id) => ({ id, ...location(line) })),
        })),
      },
    ],
  };
}
