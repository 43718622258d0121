/** Small tables that say what the texts of a file mean, made once a file and joined to its rows. */
import { z } from 'zod';
import { literal, whole } from '../../platform/duck/duck.ts';
import type { Branch, Named, Places } from './branches.ts';
import type { Mapping } from './mapping.ts';
import { kindMeaning, organisationMeaning, periodMeaning } from './meanings.ts';
import type { Context, Sheet, Sql } from './source.ts';
import { tableOf } from './sql.ts';

/** Bits of what is wrong with a line. */
export const wrong = {
  period: 1,
  organisation: 2,
  activity: 4,
  unit: 8,
  quantity: 16,
  spend: 32,
  twice: 64,
  inLedger: 128,
  /** No line at all: empty, or a row of sums. */
  skipped: 256,
  /** Beside it: a journey for which nothing was burnt. */
  unburnt: 512,
} as const;

/** A column of names of which there may be thousands, each written many times: what it is called in SQL. */
export interface NamesColumn {
  /** SQL of the name, with the joins in place. */
  text: string;
  join: string;
  /** SQL that is true for a row of sums. */
  skip: string;
}

export interface Lookups {
  /** Prefix of all tables and types of this file. */
  prefix: string;
  site: NamesColumn;
  meter: NamesColumn;
  supplier: NamesColumn;
  /** Some period is told to the day; some touches several financial years. */
  fine: boolean;
  parted: boolean;
  /** Some activity is counted by what it cost; some may be, where there is no quantity. */
  bySpend: boolean;
  money: boolean;
  /** What organisations have factors of their own for by the pound. */
  ownSpend: Context['ownSpend'];
  /** Some rows are left out because a person said so. */
  leftOut: boolean;
}

/** More names than these stay texts: a list of so many would cost more than it saves. */
const mostNames = 200_000;
/** Rows of a lookup that are written into one statement. */
const atOnce = 5_000;

/** Reads each distinct text once and lays down what it means, in temporary tables below `prefix`. */
export async function makeLookups(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  places: Places,
  branches: readonly Branch[],
  context: Context,
  prefix: string,
): Promise<Lookups> {
  const periods = await distinct(
    sql,
    sheet,
    branches.map(({ period }) => period),
  );
  const meanings = periods.flatMap((texts) =>
    periodMeaning(map, texts, context).map((meaning) => ({
      ...keyed(texts),
      ...meaning,
      wrong: meaning.skip ? wrong.skipped : meaning.trouble === null ? 0 : wrong.period,
    })),
  );
  await lay(sql, `${prefix}_period`, periodColumns, keysOf(branches, 'period'), meanings);

  const organisations = (
    await distinct(
      sql,
      sheet,
      branches.map(({ organisation }) => organisation),
    )
  ).map((texts) => {
    const meaning = organisationMeaning(map, texts, context);
    return {
      ...keyed(texts),
      ...meaning,
      wrong: meaning.skip ? wrong.skipped : meaning.trouble === null ? 0 : wrong.organisation,
    };
  });
  await lay(sql, `${prefix}_organisation`, organisationColumns, keysOf(branches, 'organisation'), organisations, {
    organisation: await enumOf(
      sql,
      `${prefix}_organisations`,
      organisations.map((each) => each.organisation),
    ),
  });

  const kinds = (
    await distinct(
      sql,
      sheet,
      branches.map(({ kind }) => kind),
    )
  ).map((texts) => {
    const meaning = kindMeaning(map, texts, context);
    const trouble = (meaning.trouble === null ? 0 : wrong.activity) | (meaning.unit_trouble === null ? 0 : wrong.unit);
    return {
      ...keyed(texts),
      ...meaning,
      by_spend: meaning.counted === 'spend',
      money: meaning.unit === 'GBP',
      wrong: meaning.unburnt ? wrong.skipped | wrong.unburnt : meaning.skip ? wrong.skipped : trouble,
    };
  });
  await lay(sql, `${prefix}_kind`, kindColumns, keysOf(branches, 'kind'), kinds, {
    activity: await enumOf(
      sql,
      `${prefix}_activities`,
      kinds.map((each) => each.activity),
    ),
    unit: await enumOf(
      sql,
      `${prefix}_units`,
      kinds.map((each) => each.unit),
    ),
  });

  return {
    prefix,
    site: await namesColumn(sql, sheet, map, places, map.site, `${prefix}_site`, map.siteName),
    meter: await namesColumn(sql, sheet, map, places, map.meter, `${prefix}_meter`),
    supplier: await namesColumn(sql, sheet, map, places, map.supplier, `${prefix}_supplier`),
    fine: meanings.some(({ fine }) => fine),
    parted: meanings.some(({ parts }) => parts > 1),
    bySpend: kinds.some(({ counted }) => counted === 'spend'),
    money: kinds.some(({ unit }) => unit === 'GBP'),
    ownSpend: context.ownSpend,
    leftOut: [...organisations, ...kinds].some(({ left_out }) => left_out !== null),
  };
}

/** Takes away what a check laid down. */
export async function dropAll(sql: Sql, prefix: string): Promise<void> {
  const tables = await sql.rows(
    `select table_name as name from duckdb_tables() where starts_with(table_name, ${literal(`${prefix}_`)})`,
    z.object({ name: z.string() }),
  );
  await sql.run(`drop view if exists ${prefix}_candidate`);
  for (const { name } of tables) await sql.run(`drop table "${name}"`);
  const types = await sql.rows(
    `select type_name as name from duckdb_types() where starts_with(type_name, ${literal(`${prefix}_`)})`,
    z.object({ name: z.string() }),
  );
  for (const { name } of types) await sql.run(`drop type "${name}"`);
}

/**
 * An enumeration in the order of its texts: it sorts like them, and is written to a file as a dictionary.
 * @returns its name, or "varchar" where there are no texts
 */
export async function enumOf(sql: Sql, name: string, texts: readonly (string | null)[]): Promise<string> {
  const kept = [...new Set(texts.filter((text) => text !== null))];
  if (kept.length === 0) return 'varchar';
  const given = tableOf(
    { text: 'VARCHAR' },
    kept.map((text) => ({ text })),
  );
  await sql.run(`create temp table ${name}_given as select text from ${given}`);
  await sql.run(`create type ${name} as enum (select text from ${name}_given order by text)`);
  return name;
}

const periodColumns = {
  part: 'INTEGER',
  parts: 'INTEGER',
  from_month: 'INTEGER',
  to_month: 'INTEGER',
  year: 'INTEGER',
  days: 'INTEGER',
  others: 'INTEGER[]',
  total: 'INTEGER',
  fine: 'BOOLEAN',
  hours: 'INTEGER',
  notes: 'INTEGER',
  trouble: 'VARCHAR',
  blank: 'BOOLEAN',
  wrong: 'INTEGER',
};
const organisationColumns = {
  organisation: 'VARCHAR',
  trouble: 'VARCHAR',
  left_out: 'VARCHAR',
  blank: 'BOOLEAN',
  wrong: 'INTEGER',
};
const kindColumns = {
  activity: 'VARCHAR',
  unit: 'VARCHAR',
  by_spend: 'BOOLEAN',
  money: 'BOOLEAN',
  notes: 'INTEGER',
  trouble: 'VARCHAR',
  unit_trouble: 'VARCHAR',
  left_out: 'VARCHAR',
  blank: 'BOOLEAN',
  wrong: 'INTEGER',
};

const keysOf = (branches: readonly Branch[], which: 'period' | 'organisation' | 'kind'): number =>
  branches[0]?.[which].texts.length ?? 0;
const keyed = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text, at) => [`k${at}`, text]));

/** Every combination of these texts that a row has, in the order of the texts. */
async function distinct(sql: Sql, sheet: Sheet, named: readonly Named[]): Promise<string[][]> {
  const selects = new Set(
    named.map(({ texts }) => {
      const columns = texts.map((text, at) => `${text} as k${at}`).join(', ');
      return texts.some((text) => text.includes('s.c'))
        ? `select distinct ${columns} from ${sheet.relation} as s`
        : `select ${columns}`;
    }),
  );
  const keys = (named[0]?.texts ?? []).map((_, at) => `k${at}`);
  const rows = await sql.rows(
    `select distinct ${keys.join(', ')} from (${[...selects].join(' union all ')}) order by all`,
    z.record(z.string(), z.string()),
  );
  return rows.map((row) => keys.map((key) => row[key] ?? ''));
}

async function lay(
  sql: Sql,
  table: string,
  columns: Record<string, string>,
  keys: number,
  rows: readonly Record<string, unknown>[],
  types: Record<string, string> = {},
): Promise<void> {
  const all = { ...Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, 'VARCHAR'])), ...columns };
  const list = Object.keys(all).map((name) => (types[name] ? `cast(${name} as ${types[name]}) as ${name}` : name));
  const chosen = list.join(', ');
  for (let at = 0; at === 0 || at < rows.length; at += atOnce) {
    const given = tableOf(all, rows.slice(at, at + atOnce));
    await sql.run(
      at === 0
        ? `create temp table ${table} as select ${chosen} from ${given}`
        : `insert into ${table} select ${chosen} from ${given}`,
    );
  }
}

/** SQL: "Beck Surgery (K83011)" of a code and a name; the code alone where there is no name. */
const withName = (code: string, name: string): string =>
  `(case when trim(${name}) in ('', trim(${code})) or trim(${code}) = '' then ${code} else trim(${name}) || ' (' || trim(${code}) || ')' end)`;

async function namesColumn(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  places: Places,
  column: string | null,
  table: string,
  called: string | null = null,
): Promise<NamesColumn> {
  if (column === null) {
    const type = await enumOf(sql, `${table}s`, ['']);
    return { text: `cast('' as ${type})`, join: '', skip: 'false' };
  }
  const own = `coalesce(s.c${places.at(column)}, '')`;
  const raw = called === null ? own : withName(own, `coalesce(s.c${places.at(called)}, '')`);
  const name = (text: string) => `trim(regexp_replace(${text}, '\\s+', ' ', 'g'))`;
  const skip = (text: string) =>
    map.skip.length === 0 ? 'false' : `lower(${text}) in (${map.skip.map(literal).join(', ')})`;
  await sql.run(
    `create temp table ${table} as select raw, ${name('raw')} as name, ${skip(name('raw'))} as skip
     from (select distinct ${raw} as raw from ${sheet.relation} as s limit ${mostNames + 1})`,
  );
  const { count } = await sql.row(`select count(*) as count from ${table}`, z.object({ count: whole }));
  if (count > mostNames) return { text: name(raw), join: '', skip: skip(name(raw)) };
  if (count === 0) return { text: `''`, join: '', skip: 'false' };
  await sql.run(`create type ${table}s as enum (select distinct name from ${table} order by 1)`);
  await sql.run(`alter table ${table} alter name type ${table}s`);
  return { text: `${table}.name`, join: `join ${table} on ${raw} = ${table}.raw`, skip: `${table}.skip` };
}
