/** What the heading of a return's column says: of what kind the column is, of which part, of which year. */

export type ColumnKind = 'factor' | 'factor unit' | 'emissions' | 'unit' | 'quantity' | 'source' | 'section' | 'beside';

/** In the order in which they are asked: the first that fits a heading tells. */
const kinds: readonly [ColumnKind, RegExp][] = [
  [
    'beside',
    /%|\bshare\b|\bproportion\b|\bper ?cent|\bchange\b|\bdifference\b|\bvariance\b|\brank\b|\bnotes?\b|\bcomments?\b|\breference\b/,
  ],
  ['beside', /\bper (?:capita|head|person|fte|employee|staff|student|bed|patient|bed ?day|£ ?m)/],
  ['section', /^scopes?(?: no\.?)?$|\bscope (?:category|type|of)\b/],
  ['factor unit', /\bfactor units?\b|\bunits? of (?:the )?(?:emission )?factor|\bef units?\b/],
  [
    'factor',
    /\bfactors?\b(?! (?:source|year|set|ref|name))|\bef\b|\bconversion\b|\bdensity\b|\bgwp\b|\bwarming potential\b|\bpotential\b|\bcoefficient\b/,
  ],
  ['factor', /(?:co2(?: ?-?eq?)?|carbon|\bkg|\bg|\bt)\)? ?(?:\/|per) ?(?!year|annum|yr|a\b|p\.a)[a-z£'0(]/],
  ['beside', /\bfactor\b/],
  ['source', /\b(?:emissions?|carbon|ghg) (?:sources?|categor(?:y|ies)|types?|streams?|activity)\b|\bsources? of\b/],
  ['unit', /^units?\b(?!.*co2)|\bunits? of measure|\buom\b|^measure$/],
  [
    'emissions',
    /co2|\bemissions?\b|\bghg\b|\bcarbon (?:footprint|dioxide)\b|\bfootprint\b|\bcarbon\b|^(?:total )?(?:kt|t|kg|g|tonnes)$/,
  ],
  [
    'quantity',
    /\bquantit(?:y|ies)\b|\bqty\b|\bamount\b|\bconsumption\b|\bconsumed\b|\busage\b|\bused?\b|\bactivity data\b|\bvolume\b|\bdistance\b|\bspend\b|\bexpenditure\b|\bweight\b|\bmass\b|\bmileage\b|\benergy\b.*\(|^data$|^(?:kwh|mwh|gwh|miles|km|litres|m3)$/,
  ],
  [
    'source',
    /\bsource\b|\bdescription\b|\bactivity\b|\bitem\b|\bfuel\b|\bname\b|\butility\b|\bmaterial\b|\bmode\b|\bstream\b|\bvehicle\b|\bgas\b/,
  ],
  [
    'section',
    /\bscope\b|\bsector\b|\bcategory\b|\bsection\b|\bgroup\b|\btype\b|\bsite\b|\bbuilding\b|\barea\b|\bdepartment\b/,
  ],
];

/** Of what kind a column of that heading is; null where no word tells. */
export function kindOf(heading: string): ColumnKind | null {
  const text = plain(heading);
  return kinds.find(([, words]) => words.test(text))?.[0] ?? null;
}

export interface HeadingTags {
  /** "scope 1", "well-to-tank", "transmission", "location", "market". */
  parts: ReadonlySet<string>;
  /** "2018/19" as 2018; null where none is told, or only that of a published set. */
  year: number | null;
  total: boolean;
}

export function headingTags(heading: string): HeadingTags {
  const text = plain(heading);
  const scopes = [...text.matchAll(/\bscopes? ?([123])\b/g)].map(([, scope]) => `scope ${scope}`);
  const wtt = /\bwtt\b|well[- ]to[- ]tank|\bupstream\b/.test(text);
  const td = /\bt ?& ?d\b|\btransmission\b|\bt and d\b/.test(text);
  const parts = new Set([
    // "Scope 1, 2 and 3" is of all of them
    ...(scopes.length === 1 && !/\bscopes? ?\d ?(?:[,+&/]|and|to|-) ?\d/.test(text) ? scopes : []),
    ...(wtt ? ['well-to-tank', 'scope 3'] : []),
    ...(td ? ['transmission', 'scope 3'] : []),
    ...(/\blocation[- ]?(?:based)?\b/.test(text) ? ['location'] : []),
    ...(/\bmarket[- ]?(?:based)?\b/.test(text) ? ['market'] : []),
    ...(/\bdirect\b/.test(text) && !/\bindirect\b/.test(text) ? ['scope 1'] : []),
  ]);
  const [, year] = /\b(20\d\d)(?:[/-]\d\d(?:\d\d)?)?\b/.exec(text) ?? [];
  // "DEFRA 2018 factor" names the set that it was taken from
  const ofSet = /\b(?:defra|desnz|beis|decc|government|ipcc|ar[456])\b/.test(text);
  return {
    parts,
    year: year === undefined || ofSet ? null : Number(year),
    total: /\btotal\b|\boverall\b|\ball scopes\b|\bcombined\b|\bscopes? ?\d ?(?:[,+&/]|and|to|-) ?\d/.test(text),
  };
}

/** "Year", "Date", "ID": numbers that are no quantities. */
export const isRunningYear = (heading: string): boolean =>
  /^(?:year|financial year|period|date|month|id|no\.?|#|ref\.?|row|code)$/.test(plain(heading));

/** In small letters, "CO₂e" as "co2e", spaces alike. */
export function plain(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
