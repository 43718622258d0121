import { expect, it } from 'vitest';
import { testDatabase } from '../database/testing.ts';
import type { ReferenceRow } from './read.ts';
import { codesOf, importReference } from './store.ts';

const bedford = 'Bedford Hospital NHS Trust';
const bedfordshire = 'Bedfordshire Hospitals NHS Foundation Trust';
const board = 'Bedfordshire, Luton & Milton Keynes ICB';

async function* rows(): AsyncGenerator<ReferenceRow> {
  const none = { kind: 'NHS trust', postcode: null, region: null, area: null, opened: null, closed: null };
  yield { type: 'organisation', row: { ...none, odsCode: 'RC1', name: bedford, closed: '2020-03-31' } };
  yield { type: 'organisation', row: { ...none, odsCode: 'RC9', name: bedfordshire.toUpperCase() } };
  const name = 'NHS Bedfordshire, Luton and Milton Keynes Integrated Care Board';
  yield { type: 'area', row: { code: 'E54000024', name, kind: 'ICB', odsCode: 'QHG' } };
  yield { type: 'area', row: { code: 'E06000055', name: 'Bedford', kind: 'LAD', odsCode: null } };
}

it('names in a plan find the codes of organisations that are open, and of integrated care boards', async () => {
  const database = await testDatabase();
  await importReference(database, rows());
  const system = crypto.randomUUID();
  const found = await database.inSystem(system, (tx) => codesOf(tx, [bedford, bedfordshire, board, 'Bedford']));
  expect(found).toEqual(
    new Map([
      [bedfordshire, 'RC9'],
      [board, 'QHG'],
    ]),
  );
});
