/** What a row or a column of a published pathway says that it is, by its name. */

export type SeriesKind =
  | 'total'
  | 'baseline'
  | 'business as usual'
  | 'growth'
  | 'remaining'
  | 'target'
  | 'gap'
  | 'share'
  | 'cumulative'
  | 'part';

/** A name may say several: "Total remaining emissions". */
const words: readonly [Exclude<SeriesKind, 'part'>, RegExp][] = [
  ['share', /%|\bper ?cent(?:age)?\b|\bshare of\b|\bproportion\b/],
  ['cumulative', /\bcumulative\b|\bcum\.|\brunning total\b/],
  [
    'remaining',
    /\bremaining\b|\bresidual\b|\bnet (?:emissions|position|total)\b|\b(?:after|with|following) (?:all |planned |the )?(?:measures|actions?|interventions?|initiatives|reductions?|mitigation)\b|\bleft\b|\bforecast\b|\bpathway emissions\b/,
  ],
  [
    'gap',
    /\bgap\b|\bshortfall\b|\bexcess\b|\bovershoot\b|\bstill to (?:find|be found)\b|\bunidentified\b|\bover target\b|\bvariance\b|\bdifference\b|\bdistance (?:to|from)\b|\bdeficit\b/,
  ],
  ['target', /\btargets?\b|\brequired\b|\bbudget\b|\ballowed\b|\blimit\b|\btrajectory\b/],
  [
    'business as usual',
    /\bbusiness[- ]as[- ]usual\b|\bbau\b|\bdo[- ]nothing\b|\bwithout (?:further |any )?(?:action|measures|intervention)\b/,
  ],
  ['baseline', /\bbase ?line\b|\bbase year\b|\bstarting (?:point|emissions)\b/],
  ['growth', /\bgrowth\b|\bincreases?\b|\badded demand\b/],
  [
    'total',
    /\btotals?\b|\bsub-?totals?\b|\bsum\b|\boverall\b|\b(?:all|combined) (?:measures|actions|savings|reductions|sectors|sources)\b/,
  ],
];

export function kindsOf(name: string): ReadonlySet<SeriesKind> {
  const text = name.normalize('NFKC').toLowerCase();
  const found = words.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  return new Set(found.length === 0 ? ['part'] : found);
}

/** "Target (50% below baseline)" as 0.5; null where a name tells no share. */
export function shareNamed(name: string): string | null {
  const [, percent] = /(\d+(?:\.\d+)?)\s?(?:%|per ?cent)/i.exec(name) ?? [];
  return percent === undefined ? null : percent;
}
