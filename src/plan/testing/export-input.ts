/** The fixture plan as exports take it. */
import type { ExportInput } from '../exports/input.ts';
import { fixturePlan, fixtureSystem } from './fixture-plan.ts';

export function exportInput(changes: Partial<ExportInput> = {}): ExportInput {
  return {
    plan: fixturePlan(),
    system: fixtureSystem(),
    madeAt: new Date('2026-02-03T10:00:00Z'),
    address: 'https://plans.example/fenmarsh',
    dates: [],
    ...changes,
  };
}

/** The fixture plan approved by a body. */
export function approvedInput(): ExportInput {
  return exportInput({
    plan: fixturePlan({ status: 'approved', approval: { body: 'Fenmarsh and Wold ICB', date: '2026-03-31' } }),
  });
}
