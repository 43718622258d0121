/** The readme of an audit pack: for somebody who has never heard of Greenplan. */
import { rounded } from '../../kernel/decimals.ts';
import type { PartOfCalculation } from '../calculation/inputs-of.ts';
import type { Calculation } from '../calculation-store.ts';
import type { LoadedSet } from '../factors/set-files.ts';
import type { Footprint } from '../footprint/footprint.ts';
import { yearName } from '../footprint/months.ts';

export interface ReadmeAbout extends PartOfCalculation {
  /** What the system, or the organisation, is called. */
  name: string;
  calculation: Calculation;
  lines: number;
  rows: number;
  footprint: Footprint;
  /** The factor sets that are here today. */
  sets: readonly LoadedSet[];
}

export function readmeOf(about: ReadmeAbout): string {
  const { calculation, footprint, lines, rows, year } = about;
  const tonnes = (kg: string) => `${rounded(kg, 3)} kgCO2e`;
  const period =
    year === null ? 'all years' : `the financial year ${yearName(year)} (1 April ${year} to 31 March ${year + 1})`;
  return `# Audit pack: the carbon footprint of ${about.name}, ${period}

This is all that calculation ${calculation.n} of ${calculation.madeAt.toISOString()} took and what came of it, so that anybody can count it again without Greenplan, the programme that made it. Reason given for the calculation: ${calculation.reason}

A footprint is a sum. Each line of activity (so many kWh of gas in a month at a site) is multiplied by one or more rates (kilograms of CO2 equivalent for one of the line's unit), and the products are added up. All numbers are decimals and nothing is rounded on the way, so counting again gives the same digits, not nearly the same.

## Count it again

1. Install DuckDB, a free database in one file: https://duckdb.org. Version 1.5 or later. Nothing else is needed, and no network.
2. Unpack this archive and go to its folder.
3. Check that the files are as they were packed. Every row must say "as packed":

       duckdb < check-files.sql

4. Count again:

       duckdb < calculate.sql

   The answer must be one row that says "the same", with ${rows} in the column \`figures\` and the sum of all of them in \`kg\`. The figures that were counted again are then in results-again.csv, to lay beside results.csv. Where something differs, each differing row is told twice: as "published", and as "counted again".

calculate.sql holds the very statement that Greenplan runs, on DuckDB or PostgreSQL. Read it: it joins lines to their rates, multiplies, and adds up; it never divides or rounds.

## What the result must be

| | by location | by market |
|---|---|---|
| NHS Carbon Footprint | ${tonnes(footprint.location.footprint.kg)} | ${tonnes(footprint.market.footprint.kg)} |
| NHS Carbon Footprint Plus, which holds the Footprint | ${tonnes(footprint.location.plus.kg)} | ${tonnes(footprint.market.plus.kg)} |
| Outside of scopes (biogenic CO2 and the like), in neither | ${tonnes(footprint.outside.kg)} | |

Rounded here to grams, half up; by-category.csv has every category in full. Electricity and heat that were bought stand in the figures twice, once by the average of the grid (basis "location") and once by contract ("market"): a total takes one of the two. Figures with scope "outside" are in no total.

## The files

| file | holds |
|---|---|
| lines.parquet | the ${lines} lines of activity: file and row that each came from, organisation, site, months (yyyymm), activity, quantity and unit as entered, spend in pounds, tier (how good the figure is), whether it is an estimate, remark and evidence |
| ledger_inputs.csv | which files count for which organisation and month, and by which set of rates |
| rates.csv | what lines are multiplied by: kgCO2e for one unit as entered. Where the publication's unit is another, or a density, a warming potential or a change of prices comes in, it is multiplied in, and \`how\` says so. Where something was taken in place of what was asked for, such as the factor of another year, \`fallback\` says what. \`n\` and \`place\` only arrange the rates for the statement |
| factors.csv | the published factors behind the rates as they were published, with publication, licence, sheet and row; and organisations' own, with their evidence |
| inputs.csv | the files that the lines came from: name, SHA-256 of the file as it came, SHA-256 of its lines as they were taken in, number of lines |
| results.csv | the figures, in kgCO2e: one row for each organisation, month, category, scope, part, basis, tier and whether it is estimated |
| by-category.csv | the same by the NHS's categories, with the totals |
| method.json | the settings, the factor sets with the SHA-256 of each, the SHA-256 of the statement, and the version of Greenplan |
| calculate.sql, check-files.sql | the two scripts above |
| manifest.json | the SHA-256 of every other file |

To follow one figure: take its row in results.csv; its lines are those of lines.parquet with the same organisation, months, tier and estimate whose activity, unit and year have a rate of that category, scope, part and basis in rates.csv; the rate names its factor, and the factor its publication, sheet and row. To check a line against the file that it came from, ask the organisation for the file with the SHA-256 in inputs.csv, and look at the row that \`line\` names.
${changesOf(about)}`;
}

/** Sets of which a later issue or a correction is here now: the rates in the pack are those of then. */
function changesOf({ calculation, sets }: ReadmeAbout): string {
  const now = new Map(sets.map(({ set, sha256 }) => [set.id, sha256]));
  const changed = calculation.method.sets.filter(({ id, sha256 }) => now.get(id) !== sha256);
  if (changed.length === 0) return '';
  return `
## Since then

These factor sets are not the same any more as when the calculation was made: ${changed.map(({ title }) => title).join('; ')}. rates.csv holds the rates as they were then, and counts; factors.csv tells the factors as they are now.
`;
}
