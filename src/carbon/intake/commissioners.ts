/** Who pays for what the practices of a prescribing extract prescribe: told, so that another area's are not taken for ours. */
import { textsOf } from './forms.ts';
import type { Mapping } from './mapping.ts';
import type { Sheet, Sql } from './source.ts';

/** Of England's there are some hundreds at most. */
const most = 1_000;

/** "WIGAN BOROUGH CCG (02H00)", those with the most rows first; none where the file does not tell. */
export async function commissionersOf(sql: Sql, sheet: Sheet, { commissioner }: Mapping): Promise<string[]> {
  if (commissioner.length === 0) return [];
  const texts = await textsOf(sql, sheet, commissioner, most);
  return texts.flatMap(([name = '', code = '']) => {
    const told = [name, code].filter((each) => each !== '');
    return told.length === 0 ? [] : [told.length === 2 ? `${name} (${code})` : told.join('')];
  });
}
