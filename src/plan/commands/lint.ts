/** The command that points out the weaknesses of a document, or of a plan that is here. */
import type { Command } from 'commander';
import { z } from 'zod';
import { chosenSystem } from '../../platform/commands.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { today } from '../../platform/today.ts';
import { severities } from '../draft.ts';
import { formatFindings, formats } from '../lint/formats.ts';
import { checkSilences, type Linted, lintAll, type Silence } from '../lint/lint.ts';
import { silenceStore } from '../silence-store.ts';
import { planStore } from '../store.ts';
import { draftOf } from './given-file.ts';

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
      const silenced = silencesOf(silence);
      const tell = (linted: Linted, title: string) => {
        console.log(formatFindings(linted, json ? 'json' : format, title));
        const failing = failOn ? severities.slice(0, severities.indexOf(failOn) + 1) : [];
        if (linted.findings.some(({ severity }) => failing.includes(severity))) process.exitCode = 1;
      };
      if (file !== undefined && plan !== undefined) throw new Mistake('Give a file or --plan, not both.');
      if (file !== undefined) {
        tell(lintAll(await draftOf(file), { today: today(), silenced }), file);
        return;
      }
      if (plan === undefined) throw new Mistake('Give a file, or a plan that is here with --plan NAME.');
      const house = await open();
      const of = await chosenSystem(house, system);
      const chosen = await planStore(house.database, of).bySlug(plan);
      if (!chosen) throw new Mistake(`There is no plan "${plan}" here. Import a document first.`);
      // What the team set aside in the workspace is set aside here as well.
      const kept = await silenceStore(house.database, of).list(chosen.id);
      tell(lintAll(chosen, { today: today(), silenced: [...silenced, ...kept] }), chosen.title);
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
