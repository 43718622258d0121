/** A mapping as SQL: from a staged sheet and the meanings of its texts to candidate lines and what is wrong with them. */
import { literal } from '../../platform/duck/duck.ts';
import { writtenForms } from './answered-numbers.ts';
import type { Branch, Places } from './branches.ts';
import { type Lookups, wrong } from './lookups.ts';
import { type Mapping, tiers } from './mapping.ts';
import { amountType, blankSql, nothingSql, numberSql, roundedSql } from './numbers.ts';
import { namesPeople } from './people.ts';
import { remarkBit } from './reasons.ts';
import type { Sheet } from './source.ts';

/** Parts of a row's branches are told apart by the hundreds: no period touches so many financial years. */
const partsOfBranch = 100;
const yesWords = ['e', 'est', 'est.', 'estimate', 'estimated', 'y', 'yes', 'true', '1'];
const noWords = [
  '',
  'a',
  'act',
  'act.',
  'actual',
  'n',
  'no',
  'none',
  'false',
  '0',
  '-',
  'r',
  'read',
  'm',
  'measured',
  'c',
  'customer',
];

/**
 * SQL of all candidate lines of a sheet, good and bad: one for each row and branch, and for each financial year that its
 * period touches. `wrong` and `notes` hold bits (`lookups.ts`, `reasons.ts`); where `wrong` is 0 the line can be taken in.
 */
export function candidatesSql(
  sheet: Sheet,
  map: Mapping,
  places: Places,
  branches: readonly Branch[],
  lookups: Lookups,
): string {
  const constants = Object.keys(constantsOf(map, branches, lookups));
  return branches
    .map((branch, at) => branchSql(sheet, map, places, branch, at, lookups, constants))
    .join('\nunion all\n');
}

/**
 * Columns of a candidate that are the same in all of them, with their SQL: `candidatesSql` leaves them out, as a few
 * million rows feel each column.
 */
export function constantsOf(map: Mapping, branches: readonly Branch[], lookups: Lookups): Record<string, string> {
  const names = { site: map.site, meter: map.meter, supplier: map.supplier };
  return {
    ...(branches.length === 1 && !lookups.parted ? { part: '0' } : {}),
    ...Object.fromEntries(
      (['site', 'meter', 'supplier'] as const).flatMap((name) =>
        names[name] === null ? [[name, lookups[name].text]] : [],
      ),
    ),
    ...(map.spend === null ? { spend: `cast(null as ${amountType})` } : {}),
    ...(map.estimated === null && map.survey === null ? { estimated: 'false' } : {}),
    ...(tierIsConstant(map, lookups) ? { tier: literal(map.tier) } : {}),
    ...(evidenceParts(map, branches, lookups) ? {} : { evidence: nothing(lookups) }),
  };
}

const nothing = ({ prefix }: Lookups): string => `cast('' as ${prefix}_nothing)`;

/** Whoever is named stays in the file. */
const evidenceKept = ({ evidence }: Mapping): string[] => evidence.filter((column) => !namesPeople(column));

function evidenceParts(map: Mapping, branches: readonly Branch[], { fine }: Lookups): boolean {
  const dated = fine && branches.some(({ period }) => period.texts.some((text) => text.includes('s.c')));
  return map.meter !== null || evidenceKept(map).length > 0 || dated;
}

function branchSql(
  sheet: Sheet,
  map: Mapping,
  places: Places,
  branch: Branch,
  at: number,
  lookups: Lookups,
  constants: readonly string[],
): string {
  const { prefix, site, meter, supplier, parted } = lookups;
  const amount = amountSql(map, places, branch);
  const spend = spendSql(map, places);
  const share = (of: string) => (parted ? apportioned(of) : of);
  const skips = [site.skip, meter.skip].filter((each) => each !== 'false');
  const notes = [
    'p.notes | k.notes',
    ...amount.notes,
    ...(map.spend === null ? [] : [rounded(spend.cell, map)]),
    ...unclearEstimate(map, places),
  ].join(' | ');
  const faults = [
    'p.wrong | o.wrong | k.wrong',
    ...(skips.length === 0 ? [] : [`case when ${skips.join(' or ')} then ${wrong.skipped} else 0 end`]),
  ].join(' | ');
  // In layers, so that nothing is read twice; and what nearly no row needs is asked only of rows without an amount.
  const read = `select s.*, p.part, p.from_month, p.to_month, p.blank as p_blank,
      ${parted ? 'p.parts, p.days, p.others, p.total,' : ''} o.organisation, o.blank as o_blank,
      ${site.text} as site, ${meter.text} as meter, k.activity, k.unit, k.by_spend, k.money, k.blank as k_blank,
      ${amount.value} as amount, ${spend.value} as spend,
      ${supplier.text} as supplier, ${estimatedSql(map, places)} as estimated, ${tierSql(map, places, lookups)} as tier,
      ${evidenceSql(map, places, branch, lookups)} as evidence, ${notes} as notes, ${faults} as wrong
    from ${sheet.relation} as s
    ${joinOn(`${prefix}_period`, 'p', branch.period.texts)}
    ${joinOn(`${prefix}_organisation`, 'o', branch.organisation.texts)}
    ${joinOn(`${prefix}_kind`, 'k', branch.kind.texts)}
    ${site.join} ${meter.join} ${supplier.join}
    ${branch.column === null ? '' : `where not ${nothingSql(amount.cell)}`}`;
  const counted = `select *, ${countedSql(map, amount.blank, lookups)} as counted,
      case when amount is null and spend is null then ${amount.blank} and ${spend.blank} ${emptySql(branch)} else false end as empty,
      ${map.spend === null ? 'false' : `case when spend is null then not ${spend.blank} else false end`} as spend_wrong
    from (${read}) as s`;
  const skip = `wrong >= ${wrong.skipped} or empty${map.zero === 'skip' ? ' or counted = 0' : ''}`;
  const missing = `counted is null${map.negative === 'reject' ? ' or counted < 0' : ''}`;
  const columns: Record<string, string> = {
    line: '"row"',
    part: `part + ${at * partsOfBranch}`,
    organisation: 'organisation',
    site: 'site',
    meter: 'meter',
    from_month: 'from_month',
    to_month: 'to_month',
    activity: 'activity',
    unit: 'unit',
    quantity: share('counted'),
    spend: share('spend'),
    supplier: 'supplier',
    estimated: 'estimated',
    tier: 'tier',
    evidence: 'evidence',
  };
  const list = Object.entries(columns).filter(([name]) => !constants.includes(name));
  return `select ${list.map(([name, text]) => `${text} as ${name}`).join(', ')},
    case when counted > 0 then notes
      else notes | case when counted < 0 then ${remarkBit('negative')} when counted = 0 then ${map.zero === 'remark' ? remarkBit('zero') : 0} else 0 end
    end as notes,
    case when ${skip} then ${wrong.skipped} | (wrong & ${wrong.unburnt})
      when ${missing} or spend_wrong then wrong | case when ${missing} then ${wrong.quantity} else 0 end | case when spend_wrong then ${wrong.spend} else 0 end
      else wrong end as wrong
  from (${counted})`;
}

/** SQL: what counts of a line, its amount or what it cost. */
function countedSql({ quantity }: Mapping, blank: string, { bySpend, money }: Lookups): string {
  if (quantity.from === 'spend') return 'spend';
  const ways = [
    ...(bySpend ? ['when by_spend then spend'] : []),
    ...(money ? [`when money and amount is null and ${blank} then spend`] : []),
  ];
  return ways.length === 0 ? 'amount' : `case ${ways.join(' ')} else amount end`;
}

function spendSql(map: Mapping, places: Places): { cell: string; value: string; blank: string } {
  if (map.spend === null) return { cell: 'null', value: `cast(null as ${amountType})`, blank: 'true' };
  const cell = `s.c${places.at(map.spend)}`;
  return { cell, value: numberSql(cell, map), blank: blankSql(cell) };
}

function estimatedSql({ estimated }: Mapping, places: Places): string {
  if (estimated === null) return 'false';
  const words = yesWords.map((word) => `'${word}'`).join(', ');
  return `coalesce(lower(trim(s.c${places.at(estimated)})) in (${words}), false)`;
}

/** A column of estimates may hold yes and no; a column of states or flags holds anything. */
function unclearEstimate({ estimated }: Mapping, places: Places): string[] {
  if (estimated === null || !/estimat|\best\b|^a\/e$/i.test(estimated)) return [];
  const words = [...yesWords, ...noWords].map(literal).join(', ');
  const cell = `s.c${places.at(estimated)}`;
  return [
    `case when lower(trim(coalesce(${cell}, ''))) in (${words}) then 0 else ${remarkBit('estimate unclear')} end`,
  ];
}

/** Whether all lines of a file have the tier of its mapping. */
export function tierIsConstant({ tier, tierColumn }: Mapping, { money }: Lookups): boolean {
  return tierColumn === null && (!money || tier === 'reduced');
}

/**
 * SQL: how a line was made. What is counted by its pounds is a proxy, whatever the file says of itself, unless its factor
 * is the organisation's own: that of a supplier.
 */
function tierSql({ tier, tierColumn }: Mapping, places: Places, { money, ownSpend }: Lookups): string {
  const cell = tierColumn === null ? '' : `lower(trim(s.c${places.at(tierColumn)}))`;
  const said =
    cell === ''
      ? literal(tier)
      : `case when ${cell} in (${tiers.map(literal).join(', ')}) then ${cell} else ${literal(tier)} end`;
  if (!money) return said;
  const own = ownSpend.map(
    ({ organisation, activity }) => `(o.organisation = ${literal(organisation)} and k.activity = ${literal(activity)})`,
  );
  return `case when k.money${own.length === 0 ? '' : ` and not coalesce(${own.join(' or ')}, false)`} then 'reduced' else ${said} end`;
}

interface Amount {
  /** SQL of the cell, where it is one. */
  cell: string;
  value: string;
  blank: string;
  /** SQL of remark bits. */
  notes: string[];
}

function amountSql(map: Mapping, places: Places, branch: Branch): Amount {
  const { quantity } = map;
  if (branch.column !== null) return cellAmount(`s.c${places.at(branch.column)}`, '1', map);
  if (map.shape === 'columns are half-hours') return readingsAmount(map, places);
  if (quantity.from !== 'columns')
    return { cell: 'null', value: `cast(null as ${amountType})`, blank: 'true', notes: [] };
  const cells = quantity.columns.map((column) => `s.c${places.at(column)}`);
  const [only] = cells;
  if (only !== undefined && cells.length === 1) return cellAmount(only, quantity.times, map);
  const product = cells.reduce(
    (all, each) => times(all, numberSql(each, map)),
    `cast(${quantity.times} as ${amountType})`,
  );
  return {
    cell: 'null',
    value: product,
    blank: `(${cells.map(blankSql).join(' and ')})`,
    notes: cells.map((each) => inWords(each, map)).filter((note) => note !== '0'),
  };
}

function cellAmount(cell: string, factor: string, map: Mapping): Amount {
  const value = numberSql(cell, map);
  return {
    cell,
    value: factor === '1' ? value : times(`cast(${factor} as ${amountType})`, value),
    blank: blankSql(cell),
    notes: [rounded(cell, map), inWords(cell, map)].filter((note) => note !== '0'),
  };
}

/** A day's readings make one line. One that can't be read spoils the day; one that is missing is remarked upon. */
function readingsAmount(map: Mapping, places: Places): Amount {
  const cells = map.columns.map(({ column }) => `s.c${places.at(column)}`);
  const values = `[${cells.map((each) => numberSql(each, map)).join(', ')}]`;
  const given = `len(list_filter([${cells.join(', ')}], lambda x: x is not null and trim(x) <> ''))`;
  const anHour = cells.length >= 46 ? 2 : 1;
  const factor = map.quantity.from === 'columns' ? map.quantity.times : '1';
  const sum = `try_cast(list_sum(${values}) as ${amountType})`;
  return {
    cell: 'null',
    value: `case when len(list_filter(${values}, lambda x: x is not null)) = ${given} then ${factor === '1' ? sum : times(`cast(${factor} as ${amountType})`, sum)} end`,
    blank: `(${given} = 0)`,
    notes: [
      `case when ${given} < least(p.hours * ${anHour}, ${cells.length}) then ${remarkBit('half-hours missing')} else 0 end`,
    ],
  };
}

/** SQL: a product, rounded half up to six places; null where it has more than twelve digits before the point. */
const times = (a: string, b: string): string =>
  `try_cast(cast(${a} as decimal(20,6)) * cast(${b} as ${amountType}) as ${amountType})`;

const rounded = (cell: string, map: Mapping): string =>
  `case when ${roundedSql(cell, map)} then ${remarkBit('rounded')} else 0 end`;

function inWords(cell: string, { numberWords, answers }: Mapping): string {
  if (Object.keys(numberWords).length === 0) return '0';
  const remark = (pattern: string, code: 'words' | 'range' | 'roughly') =>
    `case when regexp_matches(${cell}, ${literal(pattern)}, 'i') then ${remarkBit(code)} else 0 end`;
  if (!answers) return remark('[a-z]', 'words');
  return (['words', 'range', 'roughly'] as const).map((form) => remark(writtenForms[form], form)).join(' | ');
}

/**
 * SQL: a line's share of an amount by days, in whole millionths. Each part but the last is rounded towards nought; the
 * last takes what they leave, so that the parts are the whole exactly.
 */
function apportioned(amount: string): string {
  const millionths = `cast(${amount} * 1000000 as hugeint)`;
  const share = (days: string) => `((${millionths} * ${days}) // total)`;
  const left = `${millionths} - list_sum(list_transform(others, lambda d: ${share('d')}))`;
  const back = (whole: string) =>
    `cast(cast(${whole} as decimal(30,0)) * cast(0.000001 as decimal(7,6)) as ${amountType})`;
  return `case when parts = 1 then ${amount} when part < parts - 1 then ${back(share('days'))} else ${back(left)} end`;
}

function evidenceSql(map: Mapping, places: Places, branch: Branch, lookups: Lookups): string {
  const { fine } = lookups;
  const parts = [
    ...[map.meter, ...evidenceKept(map)]
      .filter((column) => column !== null)
      .map((column) => `nullif(trim(s.c${places.at(column)}), '')`),
    ...(fine && branch.period.texts.some((text) => text.includes('s.c'))
      ? [
          `case when p.fine then ${branch.period.texts.map((text) => `nullif(trim(${text}), '')`).join(` || ' – ' || `)} end`,
        ]
      : []),
  ];
  if (parts.length === 0) return nothing(lookups);
  return parts.length === 1 ? `coalesce(${parts[0]}, '')` : `concat_ws(' · ', ${parts.join(', ')})`;
}

/** SQL: and there is nothing in any other column that makes a row a line. */
function emptySql(branch: Branch): string {
  const told = (texts: readonly string[], of: string) =>
    texts.some((text) => text.includes('s.c')) ? [`and ${of}_blank`] : [];
  return [
    ...told(branch.period.texts, 'p'),
    ...told(branch.organisation.texts, 'o'),
    ...told(branch.kind.texts, 'k'),
  ].join(' ');
}

/** SQL: the join of a row to the meaning of these texts of it. */
export const joinOn = (table: string, as: string, texts: readonly string[]): string =>
  `join ${table} as ${as} on ${texts.map((text, at) => `${text} = ${as}.k${at}`).join(' and ')}`;
