/** The text of a plan as a body decides about it: what it says, and nothing that changes without its words changing. Pure. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { PlanBody } from '../plan/exports/plan-format.ts';
import type { Plan } from '../plan/model.ts';

/** What a kept text holds of a plan. Its standing is left out: to be approved changes no word of it. */
export const KeptPlan = PlanBody.pick({
  title: true,
  date: true,
  vision: true,
  ambitions: true,
  themes: true,
  links: true,
  milestones: true,
  glossary: true,
  chapters: true,
  groupings: true,
  organisations: true,
});
export type KeptPlan = z.infer<typeof KeptPlan>;

/**
 * The text of a plan as JSON, with the names in each object in the order of the alphabet: the same words, the same text.
 * Where it was read from, how often it was revised and which answers are only proposed is no part of it.
 */
export function keptText(plan: Plan): string {
  const links = plan.links.filter(({ confirmed }) => confirmed);
  const kept = KeptPlan.parse(only({ ...plan, links }));
  return JSON.stringify(kept, (name, value) => (name === 'source' ? null : name === 'revision' ? 0 : sorted(value)));
}

/** SHA-256 of the text in 64 hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** @throws ZodError if it is no text of a plan */
export function readKept(text: string): KeptPlan {
  return KeptPlan.parse(JSON.parse(text));
}

function only(plan: Plan): Record<keyof KeptPlan, unknown> {
  const { title, date, vision, ambitions, themes, links } = plan;
  const { milestones, glossary, chapters, groupings, organisations } = plan;
  return { title, date, vision, ambitions, themes, links, milestones, glossary, chapters, groupings, organisations };
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
