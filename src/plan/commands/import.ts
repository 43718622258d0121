/** The command that makes a document a plan of the system, or takes a later draft into one. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { chosenSystem } from '../../platform/commands.ts';
import { fileStore } from '../../platform/files/store.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { changesText } from '../changes-text.ts';
import { everyCommitment } from '../draft.ts';
import { keepWhileUsed } from '../kept-document.ts';
import { planStore } from '../store.ts';
import { givenFile } from './given-file.ts';
import { summary } from './summary.ts';

/** `greenplan import FILE [--plan NAME]` */
export function importCommand(program: Command, open: () => Promise<House>): void {
  program
    .command('import')
    .description('read a document and make it a draft plan of the system, or take a later draft into one that is here')
    .argument('<file>', 'a document, or a draft saved as JSON')
    .option('--plan <name>', 'short name of the plan in addresses', 'green-plan')
    .option('--system <name>', 'the system whose plan it is')
    .option('--yes', 'take the changes of a later draft into the plan; without this they are only shown')
    .option('--json', 'for a program')
    .action(async (file: string, options: z.input<typeof ImportOptions>) => {
      const { plan, yes, json, system: name } = ImportOptions.parse(options);
      const { draft, lines, isDocument } = await givenFile(file);
      if ([...everyCommitment(draft)].length === 0)
        throw new Mistake(
          `No commitments were found in ${file}, so no plan was made of it. See what was read with: bin/greenplan read ${file} --json. Put the commitments in a list below a heading such as “Commitments”.`,
        );
      const house = await open();
      const system = await chosenSystem(house, name);
      const store = planStore(house.database, system);
      const compared = await store.compare(plan, draft);
      const files = fileStore(house.database, system);
      const keeping = <T>(use: (fileId: string | null) => Promise<T>) =>
        isDocument
          ? keepWhileUsed(files, { path: file, name: basename(file), kind: draft.source.kind }, use)
          : use(null);
      if (compared === null) {
        const { slug } = await keeping((fileId) => store.create(plan, draft, lines, fileId));
        const answer = { system: system.slug, plan: slug, written: true };
        console.log(
          json ? JSON.stringify(answer) : `${summary(draft)}\n\nIt is the plan "${slug}" of "${system.slug}" now.`,
        );
        return;
      }
      const written =
        yes && (await keeping((fileId) => store.takeLater(plan, compared.version, draft, lines, 'import', fileId)));
      if (yes && !written)
        throw new Mistake(`The plan "${plan}" was changed by somebody else just now. Import it again.`);
      const { changes } = compared;
      if (json) console.log(JSON.stringify({ system: system.slug, plan, written, changes }, null, 2));
      else
        console.log(
          `${changesText(changes)}\n\n${written ? `The plan "${plan}" has these changes now.` : `Nothing is written. Add --yes to take these changes into the plan "${plan}", or give another name with --plan.`}`,
        );
    });
}

const ImportOptions = z.object({
  plan: z.string().min(1),
  system: z.string().optional(),
  yes: z.boolean().default(false),
  json: z.boolean().default(false),
});
