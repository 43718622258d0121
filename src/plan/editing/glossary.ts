/** The team tends the glossary of a plan. Pure. */
import type { Plan, Term } from '../model.ts';
import type { Edit } from './edit.ts';
import { changeTold, found, replaced, without } from './in-order.ts';
import { FieldMistake } from './mistakes.ts';

export type TermText = Pick<Term, 'term' | 'meaning'>;

/** @throws FieldMistake (through the edit) if the glossary explains the term already. */
export function addTerm(text: TermText): Edit {
  return (plan, newId) => {
    refuseTwice(plan, text.term, null);
    const term = { id: newId('g'), ...text };
    return {
      plan: { ...plan, glossary: [...plan.glossary, term] },
      revisions: [{ subject: term.id, why: 'added', from: null, to: term }],
    };
  };
}

/**
 * A document may give a term twice; the meaning of each can be mended before one of them is removed.
 * @throws FieldMistake (through the edit) if the term becomes one that another row explains.
 */
export function changeTerm(id: string, text: TermText): Edit {
  return (plan) => {
    const before = found(plan.glossary, id);
    if (keyOf(before.term) !== keyOf(text.term)) refuseTwice(plan, text.term, id);
    const after = { ...before, ...text };
    return {
      plan: { ...plan, glossary: replaced(plan.glossary, after) },
      revisions: changeTold(id, 'changed', before, after),
    };
  };
}

export function removeTerm(id: string): Edit {
  return (plan) => ({
    plan: { ...plan, glossary: without(plan.glossary, id) },
    revisions: [{ subject: id, why: 'removed', from: found(plan.glossary, id), to: null }],
  });
}

function refuseTwice(plan: Plan, term: string, except: string | null): void {
  const other = plan.glossary.find((one) => one.id !== except && keyOf(one.term) === keyOf(term));
  if (other)
    throw new FieldMistake(
      'term',
      `The glossary explains “${other.term}” already: “${other.meaning}”. Change that row instead.`,
    );
}

function keyOf(term: string): string {
  return term.trim().replace(/\s+/g, ' ').toLowerCase();
}
