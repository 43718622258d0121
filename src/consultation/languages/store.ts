/** The texts of consultations in other languages. */
import { and, asc, eq } from 'drizzle-orm';
import type { SystemScope } from '../../plan/store.ts';
import type { System } from '../../platform/systems.model.ts';
import { scopeOf } from '../scope.ts';
import type { Texts } from './model.ts';
import { consultationTexts as texts } from './tables.ts';

export function textStore(database: SystemScope, system: System) {
  const { inSystem } = scopeOf(database, system);
  const one = (consultationId: string, language: string) =>
    and(eq(texts.systemId, system.id), eq(texts.consultationId, consultationId), eq(texts.language, language));

  return {
    /** The languages in which a consultation has texts. */
    languages: (consultationId: string): Promise<string[]> =>
      inSystem(async (tx) => {
        const rows = await tx
          .select({ language: texts.language })
          .from(texts)
          .where(and(eq(texts.systemId, system.id), eq(texts.consultationId, consultationId)))
          .orderBy(asc(texts.language));
        return rows.map(({ language }) => language);
      }),

    in: (consultationId: string, language: string): Promise<Texts | null> =>
      inSystem(async (tx) => (await tx.select().from(texts).where(one(consultationId, language)))[0] ?? null),

    save: (consultationId: string, written: Texts): Promise<void> =>
      inSystem(async (tx) => {
        await tx
          .insert(texts)
          .values({ systemId: system.id, consultationId, ...written })
          .onConflictDoUpdate({ target: [texts.systemId, texts.consultationId, texts.language], set: written });
      }),

    remove: (consultationId: string, language: string): Promise<void> =>
      inSystem(async (tx) => {
        await tx.delete(texts).where(one(consultationId, language));
      }),
  };
}
export type TextStore = ReturnType<typeof textStore>;
