/** The command that reads a document and shows what was found, without keeping anything. */
import type { Command } from 'commander';
import { draftOf } from './given-file.ts';
import { summary } from './summary.ts';

/** `greenplan read FILE [--json]` */
export function readCommand(program: Command): void {
  program
    .command('read')
    .description('read a document as a draft plan, and show what was found')
    .argument('<file>', 'text, Markdown, DOCX, PPTX, ODT, PDF, HTML, CSV or XLSX; or a draft or a plan as JSON')
    .option('--json', 'the whole draft, in the format greenplan-draft/1 (docs/formats/greenplan-draft.md)')
    .action(async (file: string, options: { json?: boolean }) => {
      const draft = await draftOf(file);
      console.log(options.json ? JSON.stringify(draft, null, 2) : summary(draft));
    });
}
