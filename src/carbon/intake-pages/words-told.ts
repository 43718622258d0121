/** What hangs on words of a file, and how much of it is covered once they are answered, in words. */
import type { Coverage } from '../intake/coverage.ts';
import type { Question } from '../intake/propose.ts';
import type { ProposedMapping } from '../model.ts';
import { upTo } from '../pages/told.ts';
import type { T } from './desk.ts';

/** "With these 20 names, 91 % of the money is covered. 293 smaller names are left." */
export function coverageWords(t: T, { shown, share, of, left }: Coverage): string {
  const percent = Math.floor(share * 1000) / 10;
  return t('words.covered', { count: shown.length, percent: percent.toLocaleString('en-GB'), of, left });
}

/** "£9,000 in 12 rows, written in 3 ways" */
export function hangWords(t: T, { hangs }: Pick<Question, 'hangs'>, { words }: Pick<ProposedMapping, 'words'>): string {
  const { rows = 0, amount = null, also = 0 } = hangs ?? {};
  const money = words?.unit === 'GBP';
  const told = amount === null ? '' : `${money ? '£' : ''}${upTo(amount, 2)}${money ? '' : ` ${words?.unit ?? ''}`}`;
  return t(amount === null ? 'words.rows' : 'words.amount', { rows, amount: told.replace('£-', '-£'), ways: also + 1 });
}
