import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name WHAT` writes the next migration from the tables of every room. */
export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/platform/database/tables-of-systems.ts',
    './src/platform/{accounts,audit,files,ledger,mail,retention}/tables.ts',
    './src/*/tables.ts',
    './src/consultation/{engagement,health,languages}/tables.ts',
  ],
  out: './src/platform/database/migrations',
  schemaFilter: ['public', 'platform', 'reference'],
});
