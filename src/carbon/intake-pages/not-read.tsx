/** Columns that look as if they should count, and do not: told wherever a file is looked at before it is taken in. */
import { columnsRead, type Mapping } from '../intake/mapping.ts';
import type { ProposedMapping } from '../model.ts';
import type { T } from './desk.ts';

/** @param mapping by which the file is read, or would be */
export function uncountedTold(t: T, { uncounted = [] }: ProposedMapping, mapping: Mapping): string[] {
  const read = new Set(columnsRead(mapping));
  const columns = uncounted.filter((name) => !read.has(name));
  return columns.map((column) => t('mapping.uncounted', { column }));
}

/** The same of a checked file, and the columns of which it was asked what they are, and nobody has answered. */
export function notReadTold(t: T, proposal: ProposedMapping | null, mapping: Mapping | null): string[] {
  if (proposal === null) return [];
  const by = mapping ?? proposal.mapping;
  const open = by.shape === 'columns are activities' ? by.columns.filter(({ activity }) => activity === null) : [];
  const asked = proposal.questions.filter(
    ({ about, subject }) => about === 'activity' && open.some(({ column }) => column === subject),
  );
  return [...asked.map(({ sentence }) => sentence), ...uncountedTold(t, proposal, by)];
}

export function NotRead({ t, sentences }: { t: T; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className="nhsuk-inset-text">
      <p>{t('mapping.uncountedTitle')}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
