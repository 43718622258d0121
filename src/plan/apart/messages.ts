/** What is asked of the process that thinks apart, and what it answers. */
import type { Outline } from '../../platform/documents/outline.ts';
import type { Draft } from '../draft.ts';
import type { Linted, LintOptions } from '../lint/lint.ts';
import type { Plan } from '../model.ts';

export type Task = { type: 'read'; outline: Outline } | { type: 'lint'; source: Draft | Plan; options: LintOptions };

export type Answer = { type: 'draft'; draft: Draft } | { type: 'linted'; linted: Linted };
