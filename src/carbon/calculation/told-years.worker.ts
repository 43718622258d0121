/** The process in which it is told why a large organisation's year changed: tens of thousands of figures are compared. */
import { answerApart } from '../../platform/apart.ts';
import { ToldFrom, toldOfRows } from './told-of-rows.ts';

answerApart(ToldFrom, async (rows) => toldOfRows(rows));
