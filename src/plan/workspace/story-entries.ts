/** Where the team writes the story of a plan: the page of the plan itself leads there. */
import type { WorkspaceKey } from '../messages/en-workspace.ts';

/** `path` is below the plan's own address in the workspace. */
export const storyEntries: readonly { label: WorkspaceKey; path: string }[] = [
  { label: 'story.words', path: '/words' },
  { label: 'story.chapters', path: '/chapters' },
  { label: 'story.glossary', path: '/glossary' },
  { label: 'story.timeline', path: '/timeline' },
  { label: 'story.groupings', path: '/groupings' },
];
