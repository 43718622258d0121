/** What led to a change: a weakness that the lint found, a remark that somebody made, or what an owner proposed. Pure. */
import { rules } from '../lint/lint.ts';
import type { Edit } from './edit.ts';

/** "finding:vague-words", "remark:0198…", "owner:northmere": other rooms give the names of remarks. */
export const causePattern = /^(?:finding|remark|owner):[\w.-]{1,100}$/;

export type Cause = { kind: 'finding'; title: string } | { kind: 'remark' | 'owner'; id: string };

/** What a cause stands for; null where it says nothing that is known. */
export function causeOf(cause: string | null): Cause | null {
  const [, kind, name] = /^(finding|remark|owner):(.+)$/.exec(cause ?? '') ?? [];
  if ((kind === 'remark' || kind === 'owner') && name) return { kind, id: name };
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
