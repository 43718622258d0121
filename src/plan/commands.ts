/** The plan room's part of the command line: read, lint and import a document. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { chosenSystem } from '../platform/commands.ts';
import type { Outline } from '../platform/documents/outline.ts';
import { UnreadableDocument } from '../platform/documents/outline.ts';
import { readDocument } from '../platform/documents/read.ts';
import { fileStore } from '../platform/files/store.ts';
import { Mistake } from '../platform/mistake.ts';
import type { House } from '../platform/room.ts';
import { changesText } from './changes-text.ts';
import { Draft, everyCommitment, severities } from './draft.ts';
import { keepWhileUsed } from './kept-document.ts';
import { formatFindings, formats } from './lint/formats.ts';
import { checkSilences, type Linted, lintAll, type Silence } from './lint/lint.ts';
import { readPlan } from './reading/read-plan.ts';
import { silenceStore } from './silence-store.ts';
import { planStore } from './store.ts';

/** `greenplan read FILE [--json]` */
export function readCommand(program: Command): void {
  program
    .command('read')
    .description('read a document as a draft plan, and show what was found')
    .argument('<file>', 'text, Markdown, DOCX, PPTX, ODT, PDF, HTML, CSV or XLSX')
    .option('--json', 'the whole draft, in the format greenplan-draft/1 (docs/formats/greenplan-draft.md)')
    .action(async (file: string, options: { json?: boolean }) => {
      const draft = readPlan(await outlineOf(file));
      console.log(options.json ? JSON.stringify(draft, null, 2) : summary(draft));
    });
}

/** `greenplan lint FILE|--plan NAME` */
export function lintCommand(program: Command, open: () => Promise<House>): void {
  program
    .command('lint')
    .description("point out a plan's weaknesses: of a document, or of a plan that is here")
    .argument('[file]', 'a document, or a draft saved as JSON')
    .option('--plan <name>', 'a plan that is here, by its short name')
    .option('--system <name>', 'the system whose plan it is')
    .option(
      '--silence <rule[@subject]=reason>',
      'do not tell the findings of a rule, or only those about one subject: no-date@c12="Goes on for ever". May be given again',
      (value: string, before: string[] = []) => [...before, value],
    )
    .option('--format <format>', `one of ${formats.join(', ')}`, 'text')
    .option('--json', 'the same as --format json')
    .option('--fail-on <severity>', `end with 1 if there is a finding so severe or more: ${severities.join(', ')}`)
    .action(async (file: string | undefined, options: z.input<typeof LintOptions>) => {
      const given = LintOptions.safeParse(options);
      if (!given.success) throw new Mistake(given.error.issues.map(({ message }) => message).join(' '));
      const { plan, system, format, json, silence, failOn } = given.data;
      const today = new Date().toISOString().slice(0, 10);
      const silenced = silencesOf(silence);
      const tell = (linted: Linted, title: string) => {
        console.log(formatFindings(linted, json ? 'json' : format, title));
        const failing = failOn ? severities.slice(0, severities.indexOf(failOn) + 1) : [];
        if (linted.findings.some(({ severity }) => failing.includes(severity))) process.exitCode = 1;
      };
      if (file !== undefined && plan !== undefined) throw new Mistake('Give a file or --plan, not both.');
      if (file !== undefined) {
        tell(lintAll(await draftOf(file), { today, silenced }), file);
        return;
      }
      if (plan === undefined) throw new Mistake('Give a file, or a plan that is here with --plan NAME.');
      const house = await open();
      const of = await chosenSystem(house, system);
      const chosen = await planStore(house.database, of).bySlug(plan);
      if (!chosen) throw new Mistake(`There is no plan "${plan}" here. Import a document first.`);
      // What the team set aside in the workspace is set aside here as well.
      const kept = await silenceStore(house.database, of).list(chosen.id);
      tell(lintAll(chosen, { today, silenced: [...silenced, ...kept] }), chosen.title);
    });
}

const LintOptions = z.object({
  plan: z.string().optional(),
  system: z.string().optional(),
  format: z.enum(formats, `Choose one of these formats: ${formats.join(', ')}`),
  json: z.boolean().optional(),
  failOn: z.enum(severities, `Choose one of these after --fail-on: ${severities.join(', ')}`).optional(),
  silence: z.array(z.string()).default([]),
});

/** "no-date=Goes on for ever" and "no-date@c12=Goes on for ever" as silences. */
function silencesOf(given: readonly string[]): Silence[] {
  const silences = given.map((each): Silence => {
    const [, rule, subject, reason] = /^([^=@]*)(?:@([^=]*))?=(.*)$/s.exec(each) ?? [];
    if (rule === undefined || reason === undefined || subject?.trim() === '')
      throw new Mistake(`Write --silence RULE=REASON or RULE@SUBJECT=REASON, with a reason. This was given: ${each}`);
    return { rule, reason: reason.trim(), ...(subject === undefined ? {} : { subject }) };
  });
  try {
    checkSilences(silences);
  } catch (error) {
    throw error instanceof RangeError ? new Mistake(error.message) : error;
  }
  return silences;
}

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
      const { draft, lines, isDocument } = await read(file);
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

/** The outline of a file, its errors said as mistakes that a person can mend. */
async function outlineOf(file: string): Promise<Outline> {
  try {
    return await readDocument(file);
  } catch (error) {
    throw error instanceof UnreadableDocument ? new Mistake(error.message) : error;
  }
}

/** A draft that was saved as JSON is not the document that it was read from. */
async function read(file: string): Promise<{ draft: Draft; lines: string[]; isDocument: boolean }> {
  if (file.endsWith('.json')) return { draft: await draftOf(file), lines: [], isDocument: false };
  const outline = await outlineOf(file);
  return { draft: readPlan(outline), lines: outline.lines, isDocument: true };
}

async function draftOf(file: string): Promise<Draft> {
  if (!file.endsWith('.json')) return readPlan(await outlineOf(file));
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new Mistake(`${file} is no draft: it cannot be read as JSON. Make one with: bin/greenplan read FILE --json`);
  }
  const draft = Draft.safeParse(json);
  if (draft.success) return draft.data;
  throw new Mistake(`${file} is not in the format greenplan-draft/1. ${z.prettifyError(draft.error)}`);
}

/** What was found in a document, in a few lines for a person. */
export function summary(draft: Draft): string {
  const all = [...everyCommitment(draft)];
  const parts = all.filter(({ id }) => id.includes('.')).length;
  const subthemes = draft.themes.flatMap((theme) => theme.subthemes);
  const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
  const ambitions = count(draft.ambitions.length, 'overarching ambition');
  return [
    draft.title ?? 'A document without a title',
    `${count(draft.themes.length, 'theme')} with ${count(subthemes.length, 'sub-theme')}`,
    `${count(
      subthemes.reduce((sum, { recommendations }) => sum + recommendations.length, 0),
      'recommendation',
    )}`,
    `${count(all.length - parts, 'commitment')} with ${count(parts, 'part')}, ${ambitions} among them`,
    `${count(all.filter(({ owners }) => owners.length).length, 'commitment or part', 'commitments and parts')} with an owner, ${all.filter(({ dates }) => dates.length).length} with a date, ${all.filter(({ targets }) => targets.length).length} with a target`,
    `${count(draft.milestones.length, 'milestone')}, ${count(draft.glossary.length, 'glossary term')}, ${count(draft.chapters.length, 'chapter')}`,
    `${count(draft.unplaced.length, 'block')} of the document not placed, each with its reason`,
  ].join('\n');
}
