/** Reads a file of initiatives, or the measures of a plan's document, into what it would make of the plan of record. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { fileStore, type KeptFile } from '../../platform/files/store.ts';
import { Mistake } from '../../platform/mistake.ts';
import { today } from '../../platform/today.ts';
import { measuresIn } from '../files/measures.ts';
import type { FileProblem } from '../files/problems.ts';
import { readInitiatives } from '../files/read-initiatives.ts';
import { checkInitiatives } from '../rules/checks.ts';
import type { Initiative, Remark } from '../rules/model.ts';
import type { WorkDesk } from './desk.ts';
import { type Change, changesOf } from './file-facts.ts';

/** What a file is read as: a list of initiatives, or a document in whose tables measures stand. */
export const fileKinds = ['initiatives', 'measures'] as const;
export type FileKind = (typeof fileKinds)[number];

export interface Preview {
  changes: Change[];
  problems: FileProblem[];
  /** What the checks say of what the plan would then be, of the file's initiatives alone. */
  remarks: Remark[];
  /** Measures that are in the plan already, under the same name: those stay as they are. */
  there: number;
  /** Titles of new measures whose responsible body is no organisation of the system. */
  ofNobody: string[];
  /** Whose those are, as it was said; null as long as nobody has said it. */
  whose: string | null;
}

/** Keeps what was sent, so that it can be read again when somebody has seen what it would change. */
export function keepSent({ house, trajectory }: WorkDesk, path: string, kind: FileKind): Promise<KeptFile> {
  return fileStore(house.database, trajectory.system).keep(path, basename(path), kind);
}

/**
 * What a kept file would change.
 * @param whose short name of the organisation whose the measures are that name none; what is no member is nothing said
 * @throws Mistake if it cannot be read
 */
export async function previewOf(desk: WorkDesk, file: KeptFile, whose?: string): Promise<Preview> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-initiatives-'));
  try {
    const path = join(folder, 'sent');
    await writeFile(path, fileStore(desk.house.database, desk.trajectory.system).read(file.id));
    return await previewAt(desk, path, file, whose);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What the file that lies there would change.
 * @throws Mistake if it cannot be read
 */
export async function previewAt(
  desk: WorkDesk,
  path: string,
  { name, kind }: Pick<KeptFile, 'name' | 'kind'>,
  whose?: string,
): Promise<Preview> {
  const { trajectory } = desk;
  const member = desk.members.find(({ slug }) => slug === whose)?.slug ?? null;
  const isPlan = kind === 'measures';
  const [read, there, baseline] = await Promise.all([
    isPlan ? measuresOf(desk, path, name, member) : initiativesOf(desk, path, name),
    trajectory.initiatives.list(),
    trajectory.baseline(),
  ]);
  const known = new Set(there.map(({ initiative }) => initiative.id));
  const fresh = isPlan ? read.initiatives.filter(({ id }) => !known.has(id)) : read.initiatives;
  const ids = new Set(fresh.map(({ id }) => id));
  const after = [...there.map(({ initiative }) => initiative).filter(({ id }) => !ids.has(id)), ...fresh];
  return {
    changes: changesOf(fresh, there),
    problems: read.problems,
    remarks: checkInitiatives(after, baseline).filter(({ initiative }) => ids.has(initiative)),
    there: read.initiatives.length - fresh.length,
    ofNobody: read.ofNobody.filter((title) => fresh.some((one) => one.title === title.slice(0, one.title.length))),
    whose: member,
  };
}

interface ReadFile {
  initiatives: Initiative[];
  problems: FileProblem[];
  ofNobody: string[];
}

const namesOf = ({ members }: WorkDesk) =>
  members.map(({ slug, name, alsoCalled, odsCode }) => ({ slug, name, alsoCalled, odsCode }));

async function initiativesOf(desk: WorkDesk, path: string, name: string): Promise<ReadFile> {
  const read = await readInitiatives(await readFile(path), name, { organisations: namesOf(desk) });
  return { ...read, ofNobody: [] };
}

async function measuresOf(desk: WorkDesk, path: string, name: string, whose: string | null): Promise<ReadFile> {
  const [first] = desk.members;
  if (!first) throw new Mistake(desk.t('file.noMembers'));
  try {
    const outline = await readDocument(path, { name });
    const start = `${today().slice(0, 4)}-04`;
    // Until it is said whose they are, nothing of them is written.
    return measuresIn(outline, { organisation: whose ?? first.slug, organisations: namesOf(desk), start });
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Mistake(error.message);
    throw error;
  }
}
