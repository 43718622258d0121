/** The pages on which the team writes the story of a plan. */
import { Hono } from 'hono';
import type { Env, WebHouse } from '../../platform/room.ts';
import { chapterWorkRoutes } from './story-chapters.tsx';
import { glossaryWorkRoutes } from './story-glossary.tsx';
import { groupingWorkRoutes } from './story-groupings.tsx';
import { timelineWorkRoutes } from './story-timeline.tsx';
import { wordsRoutes } from './story-words.tsx';

export function storyRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>()
    .route('/', chapterWorkRoutes(house))
    .route('/', glossaryWorkRoutes(house))
    .route('/', timelineWorkRoutes(house))
    .route('/', groupingWorkRoutes(house))
    .route('/', wordsRoutes(house));
}
