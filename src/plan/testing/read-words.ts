/** Reads a plan that a test writes, and tells what was found in it. */
import { readMarkdown } from '../../platform/documents/markdown.ts';
import type { Draft } from '../draft.ts';
import { readPlan } from '../reading/read-plan.ts';

export const source = { file: 'plan.md', sha256: '', kind: 'markdown' as const };

/** The draft of a plan in Markdown. */
export const read = (text: string): Draft => readPlan(readMarkdown(source, text));

/** Each theme with the titles of its sub-themes. */
export const titles = (draft: Draft) =>
  draft.themes.map(({ title, subthemes }) => [title, ...subthemes.map((each) => each.title)]);

/** The whole commitments of the themes. */
export const commitments = (draft: Draft) =>
  draft.themes.flatMap((theme) => theme.subthemes.flatMap((each) => each.commitments));

/** Their words. */
export const promised = (draft: Draft) => commitments(draft).map(({ text }) => text);
