/** What was found in a document, as a person at the command line is told. */
import { type Draft, everyCommitment } from '../draft.ts';

/** What was found in a document, in a few lines for a person. */
export function summary(draft: Draft): string {
  const all = [...everyCommitment(draft)];
  const parts = all.filter(({ id }) => id.includes('.')).length;
  const subthemes = draft.themes.flatMap((theme) => theme.subthemes);
  const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
  const ambitions = count(draft.ambitions.length, 'overarching ambition');
  return [
    draft.title ?? 'A document without a title',
    `${count(draft.themes.length, 'theme')} with ${count(subthemes.length, 'sub-theme')}`,
    `${count(
      subthemes.reduce((sum, { recommendations }) => sum + recommendations.length, 0),
      'recommendation',
    )}`,
    `${count(all.length - parts, 'commitment')} with ${count(parts, 'part')}, ${ambitions} among them`,
    `${count(all.filter(({ owners }) => owners.length).length, 'commitment or part', 'commitments and parts')} with an owner, ${all.filter(({ dates }) => dates.length).length} with a date, ${all.filter(({ targets }) => targets.length).length} with a target`,
    `${count(draft.milestones.length, 'milestone')}, ${count(draft.glossary.length, 'glossary term')}, ${count(draft.chapters.length, 'chapter')}`,
    `${count(draft.unplaced.length, 'block')} of the document not placed, each with its reason`,
  ].join('\n');
}
