/** A file as commands are given it: a document of any kind, or a draft or a plan that was saved as JSON. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Outline, UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import { Draft } from '../draft.ts';
import { draftOfPlan } from '../draft-of-plan.ts';
import { PlanFile } from '../exports/plan-format.ts';
import { readPlan } from '../reading/read-plan.ts';

const Format = z.object({ format: z.string() });

/** The outline of a file, its errors said as mistakes that a person can mend. */
async function outlineOf(file: string): Promise<Outline> {
  try {
    return await readDocument(file);
  } catch (error) {
    throw error instanceof UnreadableDocument ? new Mistake(error.message) : error;
  }
}

/** A draft that was saved as JSON is not the document that it was read from. */
export async function givenFile(file: string): Promise<{ draft: Draft; lines: string[]; isDocument: boolean }> {
  if (file.endsWith('.json')) return { draft: await draftOf(file), lines: [], isDocument: false };
  const outline = await outlineOf(file);
  return { draft: readPlan(outline), lines: outline.lines, isDocument: true };
}

export async function draftOf(file: string): Promise<Draft> {
  if (!file.endsWith('.json')) return readPlan(await outlineOf(file));
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new Mistake(`${file} is no draft: it cannot be read as JSON. Make one with: bin/greenplan read FILE --json`);
  }
  const { format } = Format.safeParse(json).data ?? {};
  if (format === 'greenplan-plan/1') return draftOfPlan(checked(PlanFile, json, file, format).plan);
  return checked(Draft, json, file, 'greenplan-draft/1');
}

function checked<T>(schema: z.ZodType<T>, json: unknown, file: string, format: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Mistake(`${file} is not in the format ${format}. ${z.prettifyError(parsed.error)}`);
}
