/** What was found in a document, as a person at the command line is told. */
import { type Draft, type DraftCommitment, everyCommitment } from '../draft.ts';

/** What was found in a document, in a few lines for a person. */
export function summary(draft: Draft): string {
  const all = [...everyCommitment(draft)];
  const ambitious = draft.ambitions.reduce((sum, one) => sum + familySize(one), 0) - draft.ambitions.length;
  const parts = all.filter(({ id }) => id.includes('.')).length - ambitious;
  const whole = all.length - parts - ambitious - draft.ambitions.length;
  const subthemes = draft.themes.flatMap((theme) => theme.subthemes);
  const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
  return [
    draft.title ?? 'A document without a title',
    `${count(draft.themes.length, 'theme')} with ${count(subthemes.length, 'sub-theme')}`,
    `${count(
      subthemes.reduce((sum, { recommendations }) => sum + recommendations.length, 0),
      'recommendation',
    )}`,
    `${count(whole, 'commitment')} with ${count(parts, 'part')}, ${count(draft.ambitions.length, 'overarching ambition')} with ${count(ambitious, 'part')}`,
    `${count(all.filter(({ owners }) => owners.length).length, 'commitment or part', 'commitments and parts')} with an owner, ${all.filter(({ dates }) => dates.length).length} with a date, ${all.filter(({ targets }) => targets.length).length} with a target`,
    `${count(draft.milestones.length, 'milestone')}, ${count(draft.glossary.length, 'glossary term')}, ${count(draft.chapters.length, 'chapter')}`,
    `${count(draft.unplaced.length, 'block')} of the document not placed, each with its reason`,
  ].join('\n');
}

function familySize({ children }: DraftCommitment): number {
  return children.reduce((sum, part) => sum + familySize(part), 1);
}
