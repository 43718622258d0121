/** That months of a year are missing, and whose: such a year is marked, and compared with none. */
import type { Compared, Lack } from '../footprint/whole-years.ts';
import type { CountedDesk, T } from './frame.tsx';
import { yearName } from './told.ts';

/** Organisations that are named; the others are counted. */
const named = 5;

/** "7 of 12 months" of one organisation; "months missing of 3 organisations". */
export const lacksInShort = (t: T, lacks: readonly Lack[], ofOne: boolean): string =>
  ofOne
    ? t('months.some', { there: 12 - (lacks[0]?.months.length ?? 0) })
    : t('months.lackedBy', { count: lacks.length });

/** "(of 4 organisations)" where not all are compared. */
export const ofWhom = ({ t }: Pick<CountedDesk, 't'>, { organisations, left }: Compared): string =>
  left.length === 0 ? '' : t('compared.of', { count: organisations.length });

interface Props {
  desk: CountedDesk;
  year: number;
  lacks: readonly Lack[];
  ofOne: boolean;
}

/** Said once on top of a page about such a year. */
export function MissingMonths({ desk: { t, nameOf }, year, lacks, ofOne }: Props) {
  if (lacks.length === 0) return null;
  const names = lacks.slice(0, named).map(({ organisation, months }) => {
    const name = nameOf(organisation);
    return t('months.lackIs', { name, there: 12 - months.length });
  });
  return (
    <div className="nhsuk-inset-text">
      <p>
        {ofOne
          ? t('months.lacksOne', { year: yearName(year), there: 12 - (lacks[0]?.months.length ?? 0) })
          : t('months.lacks', { year: yearName(year), names: names.join('; '), more: lacks.length - names.length })}
      </p>
    </div>
  );
}
