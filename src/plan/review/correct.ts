/** A reviewer's correction of the words of a find, or of what was read in them. Pure. */
import type { Draft, DraftCommitment } from '../draft.ts';
import { edtfOf } from '../reading/dated-lines.ts';
import { readSentence } from '../reading/sentence/read.ts';
import { changeCommitments, changeSubthemes, commitmentOf } from './change.ts';
import type { Reviewed } from './decisions.ts';
import type { FactKind } from './facts.ts';

/**
 * Gives a find other words. Those of a commitment are read anew, and so is the period of a milestone.
 * @param texts as many as the find has: when and what of a milestone, term and meaning of a glossary row
 */
export function correct({ draft, decisions }: Reviewed, id: string, texts: readonly string[]): Reviewed {
  const [first = '', second = ''] = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  return { draft: correctedDraft(draft, id, first, second), decisions };
}

function correctedDraft(draft: Draft, id: string, first: string, second: string): Draft {
  const at = Number(id.slice(1)) - 1;
  const replaced = <T>(all: T[], change: (one: T) => T) => all.map((one, index) => (index === at ? change(one) : one));
  if (id === 'vision') return { ...draft, vision: draft.vision && { ...draft.vision, text: first } };
  if (id.startsWith('m')) {
    const milestone = { when: first, edtf: edtfOf(first), title: second };
    return { ...draft, milestones: replaced(draft.milestones, (one) => ({ ...one, ...milestone })) };
  }
  if (id.startsWith('g'))
    return { ...draft, glossary: replaced(draft.glossary, (one) => ({ ...one, term: first, meaning: second })) };
  if (id.startsWith('k')) return { ...draft, chapters: replaced(draft.chapters, (one) => ({ ...one, title: first })) };
  if (id.startsWith('t') && id.includes('.'))
    return changeSubthemes(draft, (one, own) => (own === id ? { ...one, title: first } : one));
  if (id.startsWith('t')) return { ...draft, themes: replaced(draft.themes, (one) => ({ ...one, title: first })) };
  if (id.startsWith('r'))
    return changeSubthemes(draft, (subtheme) => ({
      ...subtheme,
      recommendations: subtheme.recommendations.map((one) => (one.id === id ? { ...one, text: first } : one)),
    }));
  return changeCommitments(draft, (one) => (one.id === id ? reworded(one, first) : one));
}

/** The commitment with other words, and with what they say. */
export function reworded(commitment: DraftCommitment, text: string): DraftCommitment {
  return { ...commitment, text, ...readSentence(text, { part: commitment.id.includes('.') }) };
}

/**
 * Takes out of a commitment what was wrongly read in its words; the words stay.
 * @throws RangeError if the draft has no such commitment
 */
export function withoutFacts(
  { draft, decisions }: Reviewed,
  id: string,
  wrong: readonly { kind: FactKind; index: number }[],
): Reviewed {
  const { owners, dates, targets, hedges } = commitmentOf(draft, id);
  const stays = (kind: FactKind) => (_: unknown, index: number) =>
    !wrong.some((fact) => fact.kind === kind && fact.index === index);
  const [ownersLeft, datesLeft] = [owners.filter(stays('owner')), dates.filter(stays('date'))];
  /** Where in the list that is left the thing stands to which an index pointed. */
  const moved = <T>(all: readonly T[], left: readonly T[], index: number | null): number | null => {
    const thing = index === null ? undefined : all[index];
    const place = thing === undefined ? -1 : left.indexOf(thing);
    return place < 0 ? null : place;
  };
  const facts = {
    owners: ownersLeft,
    dates: datesLeft.map((date) => ({ ...date, owner: moved(owners, ownersLeft, date.owner) })),
    targets: targets.filter(stays('target')).map((target) => ({ ...target, by: moved(dates, datesLeft, target.by) })),
    hedges: hedges.filter(stays('hedge')),
  };
  return { draft: changeCommitments(draft, (one) => (one.id === id ? { ...one, ...facts } : one)), decisions };
}
