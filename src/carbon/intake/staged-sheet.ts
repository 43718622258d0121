/** A sheet as staging leaves it, as the intake reads it. */
import { relationOf, type StagedSheet } from '../../platform/staging/model.ts';
import { columnNames } from './headings.ts';
import type { Look } from './kinds/kind.ts';
import type { Sheet } from './source.ts';

export function sheetOf(staged: StagedSheet): Sheet {
  const { name, columns, cutOff } = staged;
  return { name, relation: relationOf(staged), headings: columns.map(({ heading }) => heading), cutOff };
}

/** What kinds of file are recognised by. */
export function lookOf(staged: StagedSheet, fileName: string): Look {
  const names = columnNames(staged.columns.map(({ heading }) => heading));
  return { names, fileName, samples: (name) => staged.columns[names.indexOf(name)]?.samples ?? [] };
}
