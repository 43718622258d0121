/** The tables that a backup holds, in an order in which rows may be put back. */
import type { ClientBase } from 'pg';
import { z } from 'zod';

export interface StoredTable {
  /** With its schema: "public.plans". */
  name: string;
  /** Those that are written; generated ones are left to the database. */
  columns: string[];
  /** Its rows belong to systems, and row-level security holds them. */
  ofSystem: boolean;
}

const Rows = z.array(z.object({ name: z.string(), columns: z.array(z.string()), of_system: z.boolean() }));
const References = z.array(z.object({ child: z.string(), parent: z.string() }));

/** Parents come before the tables that refer to them. */
export async function tablesOf(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as of_system,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and n.nspname in ('public', 'platform', 'reference')
    group by 1, 2 order by 1`);
  const { rows: references } = await client.query(`
    select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`);
  const parents = Map.groupBy(References.parse(references), ({ child }) => child);
  const tables = Rows.parse(rows);
  const placed = new Set<string>();
  const ordered: StoredTable[] = [];
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name }) => !placed.has(name) && (parents.get(name) ?? []).every(({ parent }) => placed.has(parent)),
    );
    if (!next) throw new Error('Tables refer to each other in a circle');
    placed.add(next.name);
    ordered.push({ name: next.name, columns: next.columns, ofSystem: next.of_system });
  }
  return ordered;
}
