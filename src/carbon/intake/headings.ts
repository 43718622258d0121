/** Headings of columns: how they are told apart, compared, and what unit they name. */
import { unitOf } from '../../kernel/units.ts';

/** The heading of the column that Greenplan adds to rejected rows; a file that has it is a file that comes back. */
export const wrongHeading = 'What is wrong';

/** A name for each column, no two the same: "column 3" where a heading is empty, "Total (2)" where it is told again. */
export function columnNames(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.flatMap((heading, at) => {
    const name = heading.trim().replace(/\s+/g, ' ') || `column ${at + 1}`;
    if (plain(name) === plain(wrongHeading)) return [];
    const times = (seen.get(plain(name)) ?? 0) + 1;
    seen.set(plain(name), times);
    return [times === 1 ? name : `${name} (${times})`];
  });
}

/** Where each named column stands (0 = first), by its plain name. */
export function columnPlaces(headings: readonly string[]): Map<string, number> {
  const kept = headings.flatMap((heading, at) => (plain(heading) === plain(wrongHeading) ? [] : [at]));
  return new Map(columnNames(headings).map((name, n) => [plain(name), kept[n] ?? n]));
}

/** A heading without what does not tell it apart: case, spaces, dashes, underlines. */
export function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-–—:.]+/g, ' ')
    .trim();
}

/** The unit in brackets at a heading's end, or after its last comma: "Gas [kWh]", "Water volume (m³)", "Usage, MWh". */
export function unitInHeading(heading: string): string | null {
  const found = /[[(]([^\])]+)[\])]\s*$|,\s*([^,]+)$/.exec(heading.trim());
  const written = found?.[1] ?? found?.[2];
  const inBrackets = written === undefined ? null : unitOf(written);
  if (inBrackets) return inBrackets.id;
  // "usage_kwh", "Consumption kWh"
  const last =
    heading
      .trim()
      .split(/[\s_]+/)
      .at(-1) ?? '';
  return /^(k|m|g)?wh$|^m3$|^m³$|^miles$|^km$|^kg$|^tonnes$|^litres$/i.test(last) ? (unitOf(last)?.id ?? null) : null;
}
