/** The interface's source in a running house: its database, its settings and its readers of documents. */
import { allows } from '../../platform/accounts/policy.ts';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import { Problem } from '../../platform/openapi.ts';
import type { WebHouse } from '../../platform/room.ts';
import { systemStore } from '../../platform/systems.ts';
import { receiveUpload, type Upload } from '../../platform/web/upload.ts';
import { readPlanApart } from '../apart/apart.ts';
import type { Draft } from '../draft.ts';
import { offeredDates } from '../offered-dates.ts';
import { planStore } from '../store.ts';
import type { PlanSource } from './source.ts';

export function houseSource(house: WebHouse): PlanSource {
  const systems = systemStore(house.database);
  return {
    systems: () => systems.list(),
    system: (slug) => systems.bySlug(slug),
    plans: (system) => planStore(house.database, system),
    dates: offeredDates(house, house.offers),
    knowsKey: (key) => mayRead(house, key),
    readUpload: (request) => readUpload(request, house.settings.uploadLimit / 1_000_000),
  };
}

/** A key may do no more than the person who made it. */
async function mayRead({ accounts }: WebHouse, secret: string): Promise<boolean> {
  const key = await accounts.keys.find(secret);
  const person = key && (await accounts.people.byId(key.personId));
  return person !== null && allows(person.roles, key?.systemId ?? '', 'see the workspace');
}

async function readUpload(request: Request, limitMb: number): Promise<Draft> {
  const upload = await received(request, limitMb);
  try {
    return await readPlanApart(await readDocument(upload.path));
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    const status = error.reason === 'too large' ? 413 : error.reason === 'unknown kind' ? 415 : 422;
    throw new Problem(status, error.message);
  } finally {
    await upload.forget();
  }
}

async function received(request: Request, limitMb: number): Promise<Upload> {
  try {
    return await receiveUpload(request, limitMb);
  } catch (error) {
    if (error instanceof Mistake) throw new Problem(error.message.includes('larger') ? 413 : 400, error.message);
    throw error;
  }
}
