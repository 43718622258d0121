/** What the pages of the carbon room have in common: tables, figures that lead to how they were made, choices of a year. */
import type { ReactNode } from 'react';
import type { Amount, Quality } from '../footprint/footprint.ts';
import type { CountedDesk, T } from './frame.tsx';
import { percent, tonnes, yearName } from './told.ts';

export interface Head {
  label: string;
  numeric?: boolean;
}

export interface Row {
  key: string;
  cells: readonly ReactNode[];
  /** Set apart, as a sum is. */
  strong?: boolean;
}

interface TableProps {
  caption: string;
  heads: readonly Head[];
  rows: readonly Row[];
}

/** Rows beyond which a table is set closer on a narrow screen. */
const longTable = 12;

/** A table that on a narrow screen has each row as a list. The first cell names the row. */
export function DataTable({ caption, heads, rows }: TableProps) {
  return (
    <table className={`nhsuk-table-responsive gp-data${rows.length > longTable ? ' gp-data--long' : ''}`}>
      <caption className="nhsuk-table__caption nhsuk-table__caption--s">{caption}</caption>
      <thead className="gp-data__head">
        <tr>
          {heads.map(({ label, numeric }) => (
            <th key={label} scope="col" className={numeric ? 'gp-numeric' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map(({ key, cells, strong }) => (
          <tr key={key} className={strong ? 'nhsuk-table__row gp-data__sum' : 'nhsuk-table__row'}>
            {cells.map((cell, at) => {
              const { label = '', numeric = false } = heads[at] ?? {};
              const said = (
                <>
                  <span className="nhsuk-table-responsive__heading" aria-hidden="true">
                    {label}{' '}
                  </span>
                  <span className="gp-data__cell">{cell}</span>
                </>
              );
              const className = ['nhsuk-table__cell', numeric && 'gp-numeric', cell === '' && 'gp-data__empty'];
              return at === 0 ? (
                <th key={label} scope="row" className="nhsuk-table__cell gp-plain">
                  {said}
                </th>
              ) : (
                <td key={label} className={className.filter(Boolean).join(' ')}>
                  {said}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which figure is asked about: what the page of how it was made is given. */
export interface Asked {
  organisation?: string;
  year: number;
  category?: string | undefined;
  scope?: string | undefined;
  ghg?: string | number | undefined;
  month?: number | undefined;
  basis?: 'market' | undefined;
  /** 'footprint' for that alone; all of the Footprint Plus if left out. */
  of?: 'footprint' | undefined;
  activity?: string | undefined;
  site?: string | undefined;
  supplier?: string | undefined;
}

/** Where a figure leads: to how it was made. */
export const madeHref = ({ href }: Pick<CountedDesk, 'href'>, asked: Asked): string => href('/made', { ...asked });

/** A figure in tonnes that leads to how it was made; where there is none, that is said, and it is no nought. */
export function Made({ desk, kg, asked }: { desk: CountedDesk; kg: string | null; asked: Asked }) {
  if (kg === null) return desk.t('noData');
  return <a href={madeHref(desk, asked)}>{tonnes(kg)}</a>;
}

/** The kilograms of what has figures; null of what has none. */
export const kgOrNone = ({ kg, lines }: Pick<Amount, 'kg' | 'lines'>): string | null => (lines === 0 ? null : kg);

/** The method tier in words, "mixed" with its parts. */
export function tierText(t: T, { tier, shares }: Quality): string {
  if (tier === null) return '';
  if (tier !== 'mixed') return t(`tier.${tier}`);
  const parts = (['optimal', 'standard', 'reduced'] as const).flatMap((one) =>
    shares[one] === null || Number(shares[one]) === 0
      ? []
      : [`${t(`tier.${one}`).toLowerCase()} ${percent(shares[one])}`],
  );
  return t('tier.mixed', { parts: parts.join(', ') });
}

/** The years there are, as links; the one that is shown is marked. */
export function YearChoice({ desk, years, year, path, query = {} }: YearProps) {
  if (years.length < 2) return null;
  return (
    <nav aria-label={desk.t('year.choose')}>
      <ul className="gp-shows">
        {years.map((one) => (
          <li key={one}>
            <a
              href={desk.href(path, { ...query, year: one })}
              {...(one === year ? { 'aria-current': 'page' as const } : {})}
            >
              {yearName(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
interface YearProps {
  desk: CountedDesk;
  years: readonly number[];
  year: number;
  /** Below the room's address. */
  path: string;
  query?: Record<string, string>;
}

/** Which calculation a page shows, said below its heading. */
export function Shown({ desk }: { desk: CountedDesk }) {
  const { t, calculation, published, team, day, here } = desk;
  return (
    <p className="gp-quiet">
      {published
        ? t('shown.public', { day: day(published.at) })
        : t('shown.team', { n: calculation.n, day: day(calculation.madeAt) })}
      {published?.note ? ` ${published.note}` : ''}{' '}
      {team && <a href={`${here}/calculations/${calculation.n}`}>{t('shown.method')}</a>}
    </p>
  );
}
