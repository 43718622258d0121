/** Makes the test plans that are no plain text: `node test-plans/make/make.ts`. They are committed as they come out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { nineAreasDocx } from './docx.ts';
import { ambulanceOdt } from './odt.ts';
import { objectivesPptx } from './pptx.ts';
import { actionListXlsx } from './xlsx.ts';

const plans = new URL('../', import.meta.url);

write('nine-areas.docx', await nineAreasDocx());
write('ambulance.odt', ambulanceOdt());
write('objectives.pptx', await objectivesPptx());
write('action-list.xlsx', await actionListXlsx(readFileSync(new URL('action-list.csv', plans), 'utf8')));
write('two-columns.pdf', twoColumnsPdf());

function twoColumnsPdf(): Uint8Array {
  const mainFileContent = readFileSync(new URL('make/two-columns.typ', plans), 'utf8');
  return NodeCompiler.create().pdf({ mainFileContent }, { creationTimestamp: Date.UTC(2026, 1, 12) / 1000 });
}

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(new URL(name, plans), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
