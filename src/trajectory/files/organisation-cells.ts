/** Whose an initiative is, in the cell of its row: "Northmere 60%; Harbeck 40%". */
import { sumOf } from '../../kernel/decimals.ts';
import type { Initiative } from '../rules/model.ts';
import type { InitiativeField } from './initiative-columns.ts';
import { quoted } from './problems.ts';
import type { RowReader } from './row-reader.ts';
import { listOf, listText, percentOf, shareOf } from './values.ts';

/** By what an organisation is found. */
export interface OrganisationNames {
  slug: string;
  name: string;
  alsoCalled?: readonly string[] | undefined;
  odsCode?: string | null | undefined;
}

type Shares = Initiative['organisations'];

interface Known {
  organisations?: readonly OrganisationNames[];
  organisation?: string;
}

export function organisationsOf(row: RowReader<InitiativeField>, known: Known): Shares {
  const text = row.text('organisations');
  if (text === '' && known.organisation !== undefined) return [{ organisation: known.organisation, share: '1' }];
  const items = listOf(text).map(shareIn);
  const fault = { mend: 'Write “Northmere” alone, or each with its share: “Northmere 60%; Harbeck 40%”.' };
  if (items.length === 0) row.fail('organisations', { found: 'nothing', expected: 'whose initiative it is', ...fault });
  if (items.length > 1 && items.some(({ share }) => share === null))
    row.fail('organisations', {
      found: quoted(text),
      expected: 'the share of each of several organisations',
      ...fault,
    });
  const shares = items.map(({ name, share }) => ({
    organisation: slugOf(name, known.organisations),
    share: share ?? '1',
  }));
  for (const [at, { organisation }] of shares.entries())
    if (organisation === null)
      row.fail('organisations', {
        found: quoted(items[at]?.name ?? ''),
        expected: `an organisation that is known here: ${listed(known.organisations ?? [])}`,
        mend: 'Write its name, its short name or its ODS code.',
      });
  const whole = sumOf(shares.map(({ share }) => share));
  if (!row.isFaulty && items.length > 1 && !whole.eq(1))
    row.fail('organisations', {
      found: `shares that add up to ${percentOf(whole.toFixed())}%`,
      expected: 'shares that add up to 100%',
      mend: 'Correct one of them.',
    });
  return shares.flatMap(({ organisation, share }) => (organisation === null ? [] : [{ organisation, share }]));
}

/** What `organisationsOf` reads. */
export function organisationsText(shares: Shares): string {
  const [only, ...others] = shares;
  if (only !== undefined && others.length === 0 && only.share === '1') return listText([only.organisation]);
  return listText(shares.map(({ organisation, share }) => `${organisation} ${percentOf(share)}%`));
}

function shareIn(item: string): { name: string; share: string | null } {
  const [, name, percent] = /^(.+?)\s+\(?(-?[\d.,]+\s?%)\)?$/.exec(item) ?? [];
  const share = percent === undefined ? null : shareOf(percent, false);
  return name === undefined || share === null ? { name: item, share: null } : { name, share };
}

function slugOf(name: string, known: readonly OrganisationNames[] | undefined): string | null {
  if (known === undefined) return name;
  const plain = name.toLowerCase();
  const found = known.find((one) =>
    [one.slug, one.name, one.odsCode ?? '', ...(one.alsoCalled ?? [])].some((called) => called.toLowerCase() === plain),
  );
  return found?.slug ?? null;
}

/** How many names a sentence lists. */
const namesAtMost = 8;

function listed(known: readonly OrganisationNames[]): string {
  const names = known.slice(0, namesAtMost).map(({ name }) => name);
  const more = known.length - names.length;
  if (names.length === 0) return 'there is none yet';
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
