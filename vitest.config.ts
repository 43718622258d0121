import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Journeys wait for servers and pages nearly half of their time, so half as many again keep the processors busy. */
const maxWorkers = Math.ceil(availableParallelism() * 1.5);

/** `unit` needs nothing but the PostgreSQL that Greenplan ships; `e2e` drives a browser against the product built and started as a user starts it. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          globalSetup: ['src/platform/database/testing.setup.ts'],
          setupFiles: ['src/platform/testing/apart-here.ts'],
          maxWorkers,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/sample.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
    ],
  },
});
