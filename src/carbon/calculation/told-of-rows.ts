/** What a year tells, of the rows that the ledger's statement gives of it and of the year before. */
import { z } from 'zod';
import { SumRow } from '../../platform/ledger/ledger.ts';
import { type ToldYear, toldYear } from '../footprint/told-year.ts';
import { figureOf } from './figures.ts';

export const ToldFrom = z.object({ before: z.array(SumRow), now: z.array(SumRow) });
export type ToldFrom = z.infer<typeof ToldFrom>;

export const toldOfRows = ({ before, now }: ToldFrom): ToldYear => toldYear(before.map(figureOf), now.map(figureOf));
