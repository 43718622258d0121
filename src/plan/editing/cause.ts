/** What led to a change: a weakness that the lint found, or a remark that somebody made. Pure. */
import { rules } from '../lint/lint.ts';
import type { Edit } from './edit.ts';

/** "finding:vague-words", "remark:0198…": the second is a name that another room gives. */
export const causePattern = /^(?:finding|remark):[\w.-]{1,100}$/;

export type Cause = { kind: 'finding'; title: string } | { kind: 'remark'; id: string };

/** What a cause stands for; null where it says nothing that is known. */
export function causeOf(cause: string | null): Cause | null {
  const [, kind, name] = /^(finding|remark):(.+)$/.exec(cause ?? '') ?? [];
  if (kind === 'remark' && name) return { kind, id: name };
  const rule = kind === 'finding' ? rules.find(({ id }) => id === name) : undefined;
  return rule ? { kind: 'finding', title: rule.title } : null;
}

/** The same change, with what led to it told in its history. */
export function because(edit: Edit, cause: string | null): Edit {
  if (cause === null) return edit;
  return (plan, newId) => {
    const edited = edit(plan, newId);
    return { ...edited, revisions: edited.revisions.map((note) => ({ ...note, cause })) };
  };
}
