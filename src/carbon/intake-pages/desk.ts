/** What the pages of the intake are made with: the carbon room's desk, their own words, and who may do what for whom. */
import type { Context } from 'hono';
import { z } from 'zod';
import { mayDo } from '../../platform/accounts/guard.ts';
import { allowsFor } from '../../platform/accounts/policy.ts';
import type { Env, WebHouse } from '../../platform/room.ts';
import { type Translate, translators } from '../../platform/web/translate.ts';
import type { ActivityFile } from '../file-store.ts';
import { type Desk, deskOf, type Member } from '../pages/frame.tsx';
import { type IntakeKey, intakeMessages } from './messages.ts';

export type T = Translate<IntakeKey>;

export const intakeWordsOf = translators({ en: intakeMessages });

export interface IntakeDesk extends Omit<Desk, 't'> {
  t: T;
  /** "/fenmarsh/workspace/carbon/activity" */
  activity: string;
  /** Whether whoever asks may enter data for the organisation; null is for files that tell themselves whose lines they hold. */
  mayEnter(organisation: string | null): boolean;
  /** Whether whoever asks may see files of the organisation. */
  maySee(organisation: string | null): boolean;
  /** Whether whoever asks may change factors, settings and drivers. */
  mayChange: boolean;
  members: readonly Member[];
  /** The organisation's name; its short name if it is no member any more. */
  nameOf(organisation: string): string;
}

export function intakeDeskOf(c: Context<Env>, house: WebHouse): IntakeDesk {
  const { system, person } = c.var;
  const desk = deskOf(c, house, true);
  const held = person?.roles ?? [];
  const members = system.settings.organisations;
  const names = new Map(members.map(({ slug, name }) => [slug, name]));
  return {
    ...desk,
    t: intakeWordsOf(system.settings.language),
    activity: `${desk.here}/activity`,
    mayEnter: (organisation) => allowsFor(held, system.id, 'enter data', organisation),
    maySee: (organisation) => allowsFor(held, system.id, 'see the workspace', organisation),
    mayChange: mayDo(c, 'change the plan'),
    members,
    nameOf: (slug) => names.get(slug) ?? slug,
  };
}

/** The file that the address names as ":id"; null if it is none of this system's, or not theirs to see, or to change. */
export async function fileOf(c: Context<Env>, desk: IntakeDesk, to: 'see' | 'change'): Promise<ActivityFile | null> {
  const id = z.uuid().safeParse(c.req.param('id'));
  const file = id.success ? await desk.carbon.files.byId(id.data) : null;
  if (!file) return null;
  const may = to === 'see' ? desk.maySee(file.organisation) : desk.mayEnter(file.organisation);
  return may ? file : null;
}
