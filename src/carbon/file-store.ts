/** Activity files on their way into the ledger: the queries on their tables. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database/database.ts';
import { files } from '../platform/files/tables.ts';
import type { System } from '../platform/systems.model.ts';
import type { FilePart } from './calculation/partitions.ts';
import type { Mapping } from './intake/mapping.ts';
import type { Summary } from './intake/tasks.ts';
import type { CheckedFile, FileState, ProposedMapping, StagedFile } from './model.ts';
import { activityFiles, activityKinds, activityPartitions, activityProgress } from './tables.ts';

export interface ActivityFile {
  id: string;
  fileId: string;
  /** As its owner named it. */
  name: string;
  /** Of the file as it came. */
  sha256: string;
  /** In bytes. */
  size: number;
  state: FileState;
  organisation: string | null;
  staged: StagedFile | null;
  /** Which of its sheets is read, from 0. */
  sheet: number | null;
  proposal: ProposedMapping | null;
  mapping: Mapping | null;
  checked: CheckedFile | null;
  /** The rows that do not count, as a file; null where all of them do. */
  rejectsFileId: string | null;
  problem: string | null;
  supersedes: string | null;
  supersededBy: string | null;
  lines: number;
  linesSha256: string | null;
  takenInAt: Date | null;
  createdAt: Date;
}

/** Lines of one activity in a file, by what decides over its factor. */
export interface ActivityKind {
  activity: string;
  unit: string;
  year: number;
  lines: number;
  /** A decimal, in the unit. */
  quantity: string;
}

export interface Progress {
  step: string;
  /** From 0 to 1; null where it is not known. */
  share: number | null;
  startedAt: Date;
}

/** What may change about a file on its way. */
export type FileChange = Partial<
  Pick<
    ActivityFile,
    | 'state'
    | 'organisation'
    | 'staged'
    | 'sheet'
    | 'proposal'
    | 'mapping'
    | 'checked'
    | 'rejectsFileId'
    | 'problem'
    | 'supersedes'
  >
>;

/** Rows that one statement writes: PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 5000;

export function activityFileStore(database: Database, system: System) {
  const inSystem = <T>(work: (tx: Transaction) => Promise<T>) => database.inSystem(system.id, work);
  const own = eq(activityFiles.systemId, system.id);
  const one = (id: string) => and(own, eq(activityFiles.id, id));
  const select = (tx: Transaction) =>
    tx
      .select({
        id: activityFiles.id,
        fileId: activityFiles.fileId,
        name: files.name,
        sha256: files.sha256,
        size: files.size,
        state: activityFiles.state,
        organisation: activityFiles.organisation,
        staged: activityFiles.staged,
        sheet: activityFiles.sheet,
        proposal: activityFiles.proposal,
        mapping: activityFiles.mapping,
        checked: activityFiles.checked,
        rejectsFileId: activityFiles.rejectsFileId,
        problem: activityFiles.problem,
        supersedes: activityFiles.supersedes,
        supersededBy: activityFiles.supersededBy,
        lines: activityFiles.lines,
        linesSha256: activityFiles.linesSha256,
        takenInAt: activityFiles.takenInAt,
        createdAt: activityFiles.createdAt,
      })
      .from(activityFiles)
      .innerJoin(files, and(eq(files.systemId, activityFiles.systemId), eq(files.id, activityFiles.fileId)));

  return {
    add: (fileId: string, organisation: string | null, supersedes: string | null): Promise<string> =>
      inSystem(async (tx) => {
        const [made] = await tx
          .insert(activityFiles)
          .values({ systemId: system.id, fileId, state: 'received', organisation, supersedes })
          .returning({ id: activityFiles.id });
        if (!made) throw new Error('The file was not written');
        return made.id;
      }),

    byId: (id: string): Promise<ActivityFile | null> =>
      inSystem(async (tx) => {
        const [found] = await select(tx).where(one(id));
        return found ?? null;
      }),

    /** Newest first. */
    list: (): Promise<ActivityFile[]> =>
      inSystem((tx) => select(tx).where(own).orderBy(desc(activityFiles.createdAt), asc(activityFiles.id))),

    /** Those with which nobody but Greenplan has to do something. */
    waiting: (): Promise<ActivityFile[]> =>
      inSystem((tx) =>
        select(tx)
          .where(and(own, inArray(activityFiles.state, ['received', 'mapped'])))
          .orderBy(asc(activityFiles.createdAt)),
      ),

    /** Files of the same bytes that came before, and were not set aside. */
    sameBytes: (sha256: string, than: string): Promise<ActivityFile[]> =>
      inSystem((tx) =>
        select(tx).where(
          and(
            own,
            eq(files.sha256, sha256),
            sql`${activityFiles.id} <> ${than}`,
            inArray(activityFiles.state, ['checked', 'taken in', 'superseded']),
          ),
        ),
      ),

    /** @returns false if it is not in one of these states any more, and nothing was changed */
    change: (id: string, from: readonly FileState[], change: FileChange): Promise<boolean> =>
      inSystem(async (tx) => {
        const changed = await tx
          .update(activityFiles)
          .set(change)
          .where(and(one(id), inArray(activityFiles.state, [...from])))
          .returning({ id: activityFiles.id });
        await tx
          .delete(activityProgress)
          .where(and(eq(activityProgress.systemId, system.id), eq(activityProgress.activityFile, id)));
        return changed.length > 0;
      }),

    /** Tells how far a file has come. @returns the state that it is in */
    note: (id: string, step: string, share: number | null): Promise<FileState | null> =>
      inSystem(async (tx) => {
        const told = { step, share: share === null ? null : share.toFixed(4) };
        await tx
          .insert(activityProgress)
          .values({ systemId: system.id, activityFile: id, ...told })
          .onConflictDoUpdate({ target: [activityProgress.systemId, activityProgress.activityFile], set: told });
        const [found] = await tx.select({ state: activityFiles.state }).from(activityFiles).where(one(id));
        return found?.state ?? null;
      }),

    progress: (id: string): Promise<Progress | null> =>
      inSystem(async (tx) => {
        const [found] = await tx
          .select({ step: activityProgress.step, share: activityProgress.share, startedAt: activityProgress.startedAt })
          .from(activityProgress)
          .where(and(eq(activityProgress.systemId, system.id), eq(activityProgress.activityFile, id)));
        return found ? { ...found, share: found.share === null ? null : Number(found.share) } : null;
      }),

    /**
     * What makes the lines of a file count: from here on it is in the ledger, and the one that it corrects is in its past.
     * @returns false if it was not waiting to be taken in any more
     */
    takeIn: (id: string, linesSha256: string, { lines, kinds, partitions }: Summary): Promise<boolean> =>
      inSystem(async (tx) => {
        const [taken] = await tx
          .update(activityFiles)
          .set({ state: 'taken in', lines, linesSha256, takenInAt: new Date() })
          .where(and(one(id), eq(activityFiles.state, 'checked')))
          .returning({ supersedes: activityFiles.supersedes });
        if (!taken) return false;
        if (taken.supersedes !== null)
          await tx
            .update(activityFiles)
            .set({ state: 'superseded', supersededBy: id })
            .where(and(one(taken.supersedes), eq(activityFiles.state, 'taken in')));
        const key = { systemId: system.id, activityFile: id };
        for (let from = 0; from < partitions.length; from += rowsAtOnce)
          await tx
            .insert(activityPartitions)
            .values(partitions.slice(from, from + rowsAtOnce).map((part) => ({ ...key, ...part })));
        for (let from = 0; from < kinds.length; from += rowsAtOnce)
          await tx
            .insert(activityKinds)
            .values(kinds.slice(from, from + rowsAtOnce).map((kind) => ({ ...key, ...kind })));
        return true;
      }),

    /** Takes a file out of the ledger again: it counts no more, and stays. @returns false if it is not in it */
    takeOut: (id: string): Promise<boolean> =>
      inSystem(async (tx) => {
        const out = await tx
          .update(activityFiles)
          .set({ state: 'set aside' })
          .where(and(one(id), eq(activityFiles.state, 'taken in')))
          .returning({ id: activityFiles.id });
        return out.length > 0;
      }),

    /** The months of organisations of which files in the ledger hold lines; of these files only, where any are named. */
    parts: (of?: readonly string[]): Promise<FilePart[]> =>
      inSystem(async (tx) => {
        const rows = await tx
          .select({
            file: activityPartitions.activityFile,
            linesSha256: activityFiles.linesSha256,
            organisation: activityPartitions.organisation,
            fromMonth: activityPartitions.fromMonth,
            lines: activityPartitions.lines,
          })
          .from(activityPartitions)
          .innerJoin(
            activityFiles,
            and(
              eq(activityFiles.systemId, activityPartitions.systemId),
              eq(activityFiles.id, activityPartitions.activityFile),
            ),
          )
          .where(
            and(
              eq(activityPartitions.systemId, system.id),
              of === undefined ? eq(activityFiles.state, 'taken in') : inArray(activityFiles.id, [...of]),
            ),
          );
        return rows.map((row) => ({ ...row, linesSha256: row.linesSha256 ?? '' }));
      }),

    /** What factors have to be chosen for, summed over these files. */
    kinds: (of: readonly string[]): Promise<ActivityKind[]> =>
      inSystem(async (tx) => {
        const { activity, unit, year, lines, quantity } = activityKinds;
        return tx
          .select({
            activity,
            unit,
            year,
            lines: sql<number>`sum(${lines})::float8`,
            quantity: sql<string>`sum(${quantity})::text`,
          })
          .from(activityKinds)
          .where(and(eq(activityKinds.systemId, system.id), inArray(activityKinds.activityFile, [...of])))
          .groupBy(activity, unit, year);
      }),
  };
}
export type ActivityFileStore = ReturnType<typeof activityFileStore>;
