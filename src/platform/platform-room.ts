/** What the platform itself offers: systems, accounts, reference data, backup. */
import { accountPages } from './accounts/account-pages.ts';
import { administratorCommands } from './accounts/commands.ts';
import { peopleRoutes } from './accounts/people-routes.tsx';
import { backupCommands } from './backup/commands.ts';
import { organisationCommands, systemCommands } from './commands.ts';
import type { Room } from './room.ts';

export const platform: Room = {
  name: 'platform',
  platformPages: accountPages,
  workspace: peopleRoutes,
  asks: [
    { method: 'any', path: /^\/people(\/|$)/, action: 'choose who may do what' },
    { method: 'any', path: /^\/messages(\/|$)/, action: 'read messages that were not sent' },
  ],
  commands: [systemCommands, administratorCommands, organisationCommands, backupCommands],
};
