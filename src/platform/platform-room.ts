/** What the platform itself offers: systems, reference data, backup. */
import { backupCommands } from './backup/commands.ts';
import { organisationCommands, systemCommands } from './commands.ts';
import type { Room } from './room.ts';

export const platform: Room = { name: 'platform', commands: [systemCommands, organisationCommands, backupCommands] };
