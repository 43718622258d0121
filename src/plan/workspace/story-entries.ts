/** Where the team writes the story of a plan: the page of the plan itself leads there. */
import type { WorkspaceKey } from '../messages/en-workspace.ts';
import type { Plan } from '../model.ts';
import type { T } from './desk.tsx';

interface StoryEntry {
  label: WorkspaceKey;
  /** Below the plan's own address in the workspace. */
  path: string;
  /** What there is of it. */
  text(t: T, plan: Plan): string;
}

export const storyEntries: readonly StoryEntry[] = [
  { label: 'story.words', path: '/words', text: (t, plan) => t('story.wordsText', { count: plan.themes.length }) },
  {
    label: 'story.chapters',
    path: '/chapters',
    text: (t, plan) => t('story.chaptersText', { count: plan.chapters.length }),
  },
  {
    label: 'story.glossary',
    path: '/glossary',
    text: (t, plan) => t('story.glossaryText', { count: plan.glossary.length }),
  },
  {
    label: 'story.timeline',
    path: '/timeline',
    text: (t, plan) => t('story.timelineText', { count: plan.milestones.length }),
  },
  {
    label: 'story.groupings',
    path: '/groupings',
    text: (t, plan) => t('story.groupingsText', { count: plan.groupings.length }),
  },
];
