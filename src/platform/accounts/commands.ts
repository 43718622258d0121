/** The command line's part for accounts: the first administrator, and messages that were not sent. */
import type { Command } from 'commander';
import { z } from 'zod';
import { outboxStore } from '../mail/outbox-store.ts';
import { Mistake } from '../mistake.ts';
import type { House } from '../room.ts';
import { systemStore } from '../systems.ts';
import { peopleStore } from './people-store.ts';

/** For how long a link of the command line works. */
const hours = 24;
/** Who gave what was given on the command line. */
const operator = 'the command line';

/** `greenplan admin create` and `greenplan mail list` */
export function administratorCommands(program: Command, open: () => Promise<House>): void {
  program
    .command('admin')
    .description('administrators, who choose who may do what')
    .command('create')
    .description(
      'make somebody administrator: at once if they have an account, else by a link that works once, for 24 hours',
    )
    .option('--email <address>', 'the address of the account; left out, whoever has the link says it')
    .option('--system <name>', 'only for this system; left out, for every system that there is')
    .action(async (options: { email?: string; system?: string }) => {
      const email = z
        .email()
        .nullable()
        .safeParse(options.email ?? null);
      if (!email.success) throw new Mistake(`"${options.email}" is no email address. Write one such as name@nhs.net.`);
      const { database, settings } = await open();
      const systems = systemStore(database);
      const system = options.system === undefined ? null : await systems.bySlug(options.system);
      if (options.system !== undefined && system === null)
        throw new Mistake(
          `There is no system "${options.system}". "bin/greenplan system list" names those that there are.`,
        );
      const people = peopleStore(database);
      const wanted = email.data?.toLowerCase() ?? null;
      const known = wanted === null ? null : await people.byEmail(wanted);
      const role = 'administrator';
      if (known) {
        const every = system ? [system] : await systems.list();
        for (const { id } of every) await people.give(known.id, { systemId: id, role, organisation: null }, operator);
        console.log(`${known.name} is an administrator of ${every.map(({ slug }) => slug).join(', ')} now.`);
        return;
      }
      const invited = { email: wanted, name: null, systemId: system?.id ?? null, role, organisation: null } as const;
      const token = await people.invite(invited, operator, hours);
      const address = settings.publicUrl ?? `http://localhost:${settings.port}`;
      console.log(`Open this within ${hours} hours; it works once:\n${address}/join?token=${token}`);
    });

  program
    .command('mail')
    .description('messages to people')
    .command('list')
    .description('show the messages that were not sent')
    .option('--json', 'for a program')
    .action(async (options: { json?: boolean }) => {
      const { database } = await open();
      const messages = await outboxStore(database).all();
      if (options.json) console.log(JSON.stringify(messages, null, 2));
      else if (messages.length === 0) console.log('Every message was sent.');
      else
        for (const { recipient, subject, body, writtenAt } of messages)
          console.log(`To ${recipient}, ${writtenAt.toISOString()}: ${subject}\n${body}\n`);
    });
}
