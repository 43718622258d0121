/** The command line's part for plans that are here: which there are, which one readers see, which one follows which. */
import type { Command } from 'commander';
import { z } from 'zod';
import { chosenSystem } from '../../platform/commands.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { close } from '../editing/closing.ts';
import type { Closure } from '../model.ts';
import { indexPlan } from '../rules.ts';
import { type PlanStore, planStore } from '../store.ts';

/** Changes made on the command line stand in the history under this name. */
const operator = 'the command line';

const Of = z.object({
  system: z.string().optional(),
  json: z.boolean().default(false),
  yes: z.boolean().default(false),
});
const outcomes = ['done', 'carried', 'dropped'] as const;
const Closing = Of.extend({
  outcome: z.enum(outcomes, `Say with --outcome how it ended: ${outcomes.join(', ')}.`),
  reason: z.string('Say why with --reason.').trim().min(1, 'Say why with --reason.'),
  carriedTo: z.string().optional(),
});

/** `greenplan plan list|current|follow|close|delete` */
export function planCommands(program: Command, open: () => Promise<House>): void {
  const plan = program.command('plan').description('the plans that are here');
  const storeOf = async (system: string | undefined) => {
    const house = await open();
    return planStore(house.database, await chosenSystem(house, system));
  };

  plan
    .command('list')
    .description('list the plans of a system')
    .option('--system <name>', 'the system whose plans they are')
    .option('--json', 'for a program')
    .action(async (options: z.input<typeof Of>) => {
      const { system, json } = Of.parse(options);
      const plans = await (await storeOf(system)).list();
      if (json) console.log(JSON.stringify(plans, null, 2));
      else if (plans.length === 0) console.log('There is no plan yet. Make one with: bin/greenplan import FILE');
      else {
        const row = (name: string, shown: string, title: string) => console.log(`${name}\t${shown}\t${title}`);
        row('NAME', 'READERS SEE IT', 'TITLE');
        for (const { slug, isCurrent, title } of plans) row(slug, isCurrent ? 'yes' : 'no', title);
      }
    });

  plan
    .command('current')
    .description('make a plan the one that readers see')
    .argument('<name>', 'short name of the plan')
    .option('--system <name>', 'the system whose plan it is')
    .action(async (name: string, options: z.input<typeof Of>) => {
      if (!(await (await storeOf(Of.parse(options).system)).makeCurrent(name, operator))) throw noSuchPlan(name);
      console.log(`Readers see the plan "${name}" now.`);
    });

  plan
    .command('follow')
    .description('say which plan one follows; its commitments are then closed one by one')
    .argument('<name>', 'short name of the plan')
    .argument('[former]', 'short name of the plan before; left out, it follows none')
    .option('--system <name>', 'the system whose plans they are')
    .action(async (name: string, former: string | undefined, options: z.input<typeof Of>) => {
      if (!(await (await storeOf(Of.parse(options).system)).follow(name, former ?? null, operator)))
        throw noSuchPlan(name);
      console.log(former ? `The plan "${name}" follows "${former}" now.` : `The plan "${name}" follows no plan now.`);
    });

  plan
    .command('close')
    .description('close a commitment of the plan before: done, carried on, or dropped')
    .argument('<name>', 'short name of the plan that follows')
    .argument('<commitment>', 'number of the commitment in the plan before, such as c12')
    .option('--outcome <outcome>', `one of ${outcomes.join(', ')}`)
    .option('--reason <words>', 'a sentence that readers of the plan understand')
    .option('--carried-to <commitment>', 'the commitment of the plan that follows that carries it on')
    .option('--system <name>', 'the system whose plans they are')
    .action(async (name: string, commitment: string, options: unknown) => {
      const closing = Closing.safeParse(options);
      if (!closing.success) throw new Mistake(closing.error.issues.map(({ message }) => message).join(' '));
      const { outcome, reason, carriedTo = null, system } = closing.data;
      const store = await storeOf(system);
      const { next, former } = await pairOf(store, name);
      const closure: Closure = { outcome, reason, carriedTo };
      const after = await store.edit(former, operator, close(commitment, closure, next));
      const open = after ? indexPlan(after).commitments.filter((one) => one.commitment.closure === null).length : 0;
      console.log(`${commitment} of "${former}" is closed as ${outcome}. ${open} of its commitments are still open.`);
    });

  plan
    .command('delete')
    .description('delete a plan with all that it holds')
    .argument('<name>', 'short name of the plan')
    .option('--system <name>', 'the system whose plan it is')
    .option('--yes', 'do it; without this, nothing is deleted')
    .action(async (name: string, options: z.input<typeof Of>) => {
      const { system, yes } = Of.parse(options);
      const store = await storeOf(system);
      const found = await store.bySlug(name);
      if (!found) throw noSuchPlan(name);
      if (!yes) throw new Mistake(`This deletes the plan "${name}" with its history. Make a backup, then add --yes.`);
      await store.remove(found.id);
      console.log(`Deleted the plan "${name}".`);
    });
}

/** A plan, and the short name of the one that it follows. */
async function pairOf(store: PlanStore, name: string) {
  const next = await store.bySlug(name);
  if (!next) throw noSuchPlan(name);
  const former = (await store.list()).find(({ id }) => id === next.follows);
  if (!former)
    throw new Mistake(`The plan "${name}" follows no plan. Say which with: bin/greenplan plan follow ${name} FORMER`);
  return { next, former: former.slug };
}

const noSuchPlan = (name: string) =>
  new Mistake(`There is no plan "${name}" here. "bin/greenplan plan list" names those that there are.`);
