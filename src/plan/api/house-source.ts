/** The interface's source in a running house: its database, its settings and its readers of documents. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { UnreadableDocument } from '../../platform/documents/outline.ts';
import { readDocument } from '../../platform/documents/read.ts';
import { Mistake } from '../../platform/mistake.ts';
import { Problem } from '../../platform/openapi.ts';
import type { House } from '../../platform/room.ts';
import { systemStore } from '../../platform/systems.ts';
import { receiveUpload, type Upload } from '../../platform/web/upload.ts';
import { readPlanApart } from '../apart/apart.ts';
import type { Draft } from '../draft.ts';
import { planStore } from '../store.ts';
import type { PlanSource } from './source.ts';

export function houseSource(house: House): PlanSource {
  const systems = systemStore(house.database);
  return {
    systems: () => systems.list(),
    system: (slug) => systems.bySlug(slug),
    plans: (system) => planStore(house.database, system),
    opensWorkspace: (token) => isSame(token, house.settings.workspaceToken),
    readUpload: (request) => readUpload(request, house.settings.uploadLimit / 1_000_000),
  };
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

/** Compares digests, so that the time it takes says nothing about either text, nor its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
