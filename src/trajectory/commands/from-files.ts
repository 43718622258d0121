/** A model from files alone: a baseline, initiatives, and what the country does. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { yearName } from '../../carbon/footprint/months.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { readBaselineCsv } from '../files/baseline-csv.ts';
import { readCourses } from '../files/courses.ts';
import type { FileProblem } from '../files/problems.ts';
import { readInitiatives } from '../files/read-initiatives.ts';
import { growths, nationalChanges } from '../national/national.ts';
import { Baseline, Growth, Initiative, NationalChange, Target } from '../rules/model.ts';
import { nationalTargets } from '../rules/targets.ts';
import type { CommonAsked } from './asked.ts';
import type { Found } from './given.ts';

/** The year up to which is told where nothing is said. */
const lastYearOtherwise = 2050;

/** @throws Mistake with all that is wrong in the files */
export async function fromFiles(asked: CommonAsked): Promise<Found> {
  if (asked.baseline === undefined)
    throw new Mistake('Give the baseline too: --baseline FILE. Its columns are in docs/formats/initiatives.md.');
  const kept = new Kept(asked.skipWrongRows);
  const [baseline, initiatives, national, growth, targets] = await Promise.all([
    baselineOf(asked.baseline, asked, kept),
    asked.initiatives === undefined ? [] : initiativesOf(asked.initiatives, asked, kept),
    coursesOf(asked.national, NationalChange, nationalChanges()),
    coursesOf(asked.growths, Growth, growths()),
    asked.targets === undefined ? nationalTargets : json(asked.targets, z.array(Target)),
  ]);
  const lastYear = asked.lastYear ?? Math.max(lastYearOtherwise, baseline.year);
  if (lastYear <= baseline.year)
    throw new Mistake(
      `--last-year must be after the baseline year, ${yearName(baseline.year)}. This was given: ${yearName(lastYear)}.`,
    );
  return {
    name: basename(asked.baseline),
    model: { baseline, nationalChanges: national, growths: growth, initiatives, switches: {}, lastYear },
    targets,
    remarks: kept.remarks,
    nameOf: (organisation) => organisation,
  };
}

/** What the readers of files had to say. */
class Kept {
  readonly remarks: string[] = [];
  private readonly skips: boolean;

  constructor(skips: boolean) {
    this.skips = skips;
  }

  /** @throws Mistake with all errors, unless rows with one are to be left out */
  take(file: string, problems: readonly FileProblem[]): void {
    const errors = problems.filter(({ level }) => level === 'error');
    if (errors.length > 0 && !this.skips) {
      const told = errors.map(({ sentence }) => `${basename(file)}: ${sentence}`);
      throw new Mistake(
        [...told, 'Nothing was worked out. Mend these, or leave their rows out with --skip-wrong-rows.'].join('\n'),
      );
    }
    this.remarks.push(...problems.map(({ sentence }) => `${basename(file)}: ${sentence}`));
  }
}

async function baselineOf(file: string, asked: CommonAsked, kept: Kept): Promise<Baseline> {
  if (file.endsWith('.json')) return json(file, Baseline);
  const { baseline, problems } = await readBaselineCsv(await bytesOf(file), basename(file), {
    ...(asked.baselineYear === undefined ? {} : { year: asked.baselineYear }),
  });
  kept.take(file, problems);
  if (baseline === null)
    throw new Mistake([`${file} has no row that can be read.`, ...problems.map(({ sentence }) => sentence)].join('\n'));
  return baseline;
}

async function initiativesOf(file: string, { organisation }: CommonAsked, kept: Kept): Promise<Initiative[]> {
  if (file.endsWith('.json')) return json(file, z.array(Initiative));
  const [only, ...others] = organisation;
  const { initiatives, problems } = await readInitiatives(await bytesOf(file), basename(file), {
    ...(only === undefined || others.length > 0 ? {} : { organisation: only }),
  });
  kept.take(file, problems);
  return initiatives;
}

/** National changes or growths of a file; none for "none". */
async function coursesOf<T>(file: string | undefined, schema: z.ZodType<T>, otherwise: T[]): Promise<T[]> {
  if (file === undefined) return otherwise;
  if (file === 'none') return [];
  if (file.endsWith('.json')) return json(file, z.array(schema));
  const { courses, problems } = await readCourses(await bytesOf(file), basename(file));
  if (problems.length > 0)
    throw new Mistake(problems.map(({ sentence }) => `${basename(file)}: ${sentence}`).join('\n'));
  return courses.map((course) => schema.parse(course));
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Mistake(
      isMissing ? `${file} cannot be read: there is no such file.` : `${file} cannot be read: ${messageOf(error)}.`,
    );
  });
}

async function json<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(await bytesOf(file)).toString('utf8'));
  } catch (error) {
    throw error instanceof Mistake ? error : new Mistake(`${file} is not JSON: ${messageOf(error)}.`);
  }
  const read = schema.safeParse(parsed);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new Mistake(`${file} cannot be used. ${wrong.join('. ')}.`);
}
