/** What the platform itself offers: systems, accounts, reference data, backup. */
import { Hono } from 'hono';
import { accountPages } from './accounts/account-pages.ts';
import { administratorCommands } from './accounts/commands.ts';
import { peopleRoutes } from './accounts/people-routes.tsx';
import { auditCommands } from './audit/commands.ts';
import { historyRoutes } from './audit/history-routes.tsx';
import { auditMessages } from './audit/messages.ts';
import { backupCommands } from './backup/commands.ts';
import { organisationCommands, systemCommands } from './commands.ts';
import { retentionMessages } from './retention/messages.ts';
import { platformRules } from './retention/platform-rules.ts';
import { retentionRoutes } from './retention/routes.tsx';
import type { Env, Room } from './room.ts';

export const platform: Room = {
  name: 'platform',
  platformPages: accountPages,
  workspace: (house) =>
    new Hono<Env>().route('/', peopleRoutes(house)).route('/', historyRoutes(house)).route('/', retentionRoutes(house)),
  workspaceEntries: [
    { label: () => auditMessages.title, href: '/history', order: 90, action: 'read the history of changes' },
    { label: () => retentionMessages.title, href: '/retention', order: 91 },
  ],
  retention: platformRules,
  asks: [
    { method: 'any', path: /^\/people(\/|$)/, action: 'choose who may do what' },
    { method: 'GET', path: /^\/history(\.jsonl)?$/, action: 'read the history of changes' },
    { method: 'any', path: /^\/messages(\/|$)/, action: 'read messages that were not sent' },
  ],
  commands: [systemCommands, administratorCommands, organisationCommands, backupCommands, auditCommands],
};
