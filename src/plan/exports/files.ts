/** The kinds of file that a plan goes out in, and what each is called on the way. */
import { toICalendar } from './calendar.ts';
import { toCsv } from './csv.ts';
import type { ExportInput } from './input.ts';
import { toJson } from './json.ts';
import { renderApart } from './render-child.ts';

export const exportKinds = ['json', 'csv', 'xlsx', 'ics', 'docx', 'pdf'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const mediaTypes: Record<ExportKind, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

const writers: Record<ExportKind, (input: ExportInput) => string | Promise<Uint8Array>> = {
  json: toJson,
  csv: toCsv,
  xlsx: (input) => renderApart('xlsx', input),
  ics: toICalendar,
  docx: (input) => renderApart('docx', input),
  pdf: (input) => renderApart('pdf', input),
};

/** The plan as a file of one kind; the heavier kinds are made apart, so that the server goes on answering others. */
export async function exportFile(kind: ExportKind, input: ExportInput): Promise<Uint8Array<ArrayBuffer>> {
  const made = await writers[kind](input);
  return typeof made === 'string' ? new TextEncoder().encode(made) : new Uint8Array(made);
}

/** "fenmarsh-green-plan-2026.docx": says whose plan it is wherever it is saved. */
export function exportFileName(kind: ExportKind, input: Pick<ExportInput, 'plan' | 'system'>): string {
  const { slug } = input.system;
  const name = input.plan.slug.startsWith(slug) ? input.plan.slug : `${slug}-${input.plan.slug}`;
  return `${name}.${kind}`;
}
