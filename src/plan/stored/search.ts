/** Full text over the current plan, by PostgreSQL. */
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

export interface SearchHit {
  kind: 'commitment' | 'recommendation' | 'chapter' | 'term' | 'milestone';
  id: string;
  text: string;
  rank: number;
}

/** Best first, a hundred at most; the words are read as English. */
export async function searchCurrent(tx: NodePgDatabase, systemId: string, words: string): Promise<SearchHit[]> {
  const found = await tx.execute<{ kind: SearchHit['kind']; id: string; text: string; rank: number }>(sql`
    with current as (select id from plans where system_id = ${systemId} and is_current),
    said as (
      select 'commitment' as kind, c.id, c.text from commitments c join current on c.plan_id = current.id where not c.withdrawn and c.system_id = ${systemId}
      union all select 'recommendation', r.id, r.text from recommendations r join current on r.plan_id = current.id where r.system_id = ${systemId}
      union all select 'chapter', s.slug, s.title || ' ' || s.markdown from sections s join current on s.plan_id = current.id where s.kind = 'chapter' and s.system_id = ${systemId}
      union all select 'term', t.id, t.term || ': ' || t.meaning from terms t join current on t.plan_id = current.id where t.system_id = ${systemId}
      union all select 'milestone', m.id, m.title from milestones m join current on m.plan_id = current.id where m.system_id = ${systemId}
    )
    select kind, id, text, ts_rank(to_tsvector('english', text), query)::float8 as rank
    from said, websearch_to_tsquery('english', ${words}) query
    where to_tsvector('english', text) @@ query
    order by rank desc, kind, id limit 100`);
  return found.rows;
}
