/** What pictures say of themselves: titles that tell what they show, and a sentence for those who do not see them. */
export const pictureMessages = {
  'gap.none': 'There is no gap to close in {year}: even without action the target is met, with {spare} t to spare',
  'gap.noInitiatives': 'No action is planned yet, and {gap} t are missing in {year}',
  'gap.noInitiativesMost': 'No action is planned yet, and {gap} t are missing in {year}, most of them in {most}',
  'gap.grows': 'The gap to {year} grows: planned action adds {added} t, and {gap} t are missing',
  'gap.nothing': 'Planned action closes none of the gap to {year}: {gap} t are missing',
  'gap.met': 'Planned action meets the target for {year}, with {spare} t to spare',
  'gap.metExactly': 'Planned action just meets the target for {year}',
  'gap.metEarly': 'Planned action meets the target for {year} in {early}, with {spare} t to spare by then',
  'gap.closes': 'Planned action closes {share} of the gap to {year}',
  'gap.only': '{first}; all of the rest is {most}',
  'gap.most': '{first}; {most} is most of the rest',
  'gap.largest': '{first}; {most} is the largest part of the rest',
  'share.little': 'less than 1 %',
  'share.nearly': 'more than 99 %',
  'share.is': '{percent} %',

  'says.waterfall':
    'From {from} t in {baseline} to {to} t in {year}{count, plural, =0 {; no step lies between} one {, in one step} other {, in # steps}}. {change}{gap}',
  'says.falls': 'The largest fall is {name}, {tonnes} t.',
  'says.rises': 'Nothing falls; the largest rise is {name}, {tonnes} t.',
  'says.still': 'Nothing changes.',
  'says.gap': ' {gap} t are missing to the {allowed} t that are allowed.',
  'says.spare': ' {allowed} t are allowed, which leaves {gap} t to spare.',
  'says.trajectory':
    'From {from} t in {baseline} planned action leads to {to} t in {year}; without action it would be {without} t.{fan}{target}',
  'says.fan': ' Nine of ten draws lie between {low} and {high} t.',
  'says.target': ' {allowed} t are allowed then.',
  'says.noMacc': 'No initiative has both tonnes and money yet.',
  'says.macc':
    '{count, plural, one {One initiative takes} other {# initiatives take}} {tonnes} t off in all. {saving, plural, =0 {None saves money.} one {One of them saves money.} other {# of them save money.}} The cheapest tonne is {first} at {low}, the dearest {last} at {high}.',
  'says.oneMacc': '{first} takes {tonnes} t off at {low} a tonne.',
  'says.noGap': 'Nothing is missing in {year}.',
  'says.gapBy':
    '{tonnes} t are missing in {year}{count, plural, one {, all of them in {most}} other {, in # categories; {most} is {share} of them}}.{spare}',
  'says.gapSpare': ' {count, plural, one {One category has} other {# categories have}} {tonnes} t to spare.',
  'says.noWedges': 'Nothing is planned yet: it would be {without} t in {year}.',
  'says.wedges':
    'In {year} it would be {without} t without action and is {left} t with it. {count, plural, one {Between the two lies {most}, {tonnes} t} other {Of # themes {most} takes off most, {tonnes} t}}.{adds}',
  'says.adds': ' {names} {count, plural, one {adds} other {add}} {tonnes} t.',
} as const;
export type PictureKey = keyof typeof pictureMessages;
