import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import type { System } from '../platform/systems.model.ts';
import { silenceStore } from './silence-store.ts';
import { planStore } from './store.ts';
import { makeSystem } from './testing/make-system.ts';
import { smallDraft as draft } from './testing/small-draft.ts';

let database: Database;
let wold: System;
let fen: System;

beforeAll(async () => {
  database = await testDatabase();
  wold = await makeSystem(database, 'wold');
  fen = await makeSystem(database, 'fen');
});

describe('a finding that was set aside', () => {
  it('stays so with its reason until it is told again, and the history of the plan says both', async () => {
    const { id } = await planStore(database, fen).create('weak', draft, []);
    const silences = silenceStore(database, fen);
    const finding = { rule: 'no-date', subject: 'c2' };
    await silences.silence(id, { ...finding, reason: 'First reason' }, 'the team');
    await silences.silence(id, { ...finding, reason: 'It has no end' }, 'the team');
    expect(await silences.list(id)).toMatchObject([{ ...finding, reason: 'It has no end', by: 'the team' }]);
    expect(await silenceStore(database, wold).list(id)).toEqual([]);
    await silences.tellAgain(id, finding.rule, finding.subject, 'the team');
    await silences.tellAgain(id, finding.rule, finding.subject, 'the team');
    expect(await silences.list(id)).toEqual([]);
    expect(await planStore(database, fen).revisions(id, 'plan')).toHaveLength(4);
  });
});
