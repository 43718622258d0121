/** The history of one thing, or of all that a system keeps: who changed what, when, from what to what. */
import { Button, Pagination } from 'nhsuk-react-components';
import { ChoiceField } from '../web/forms.tsx';
import type { Translate } from '../web/translate.ts';
import type { AuditEntry } from './chain.ts';
import type { AuditKey } from './messages.ts';
import { changesOf, isSealed, type Only, type Opened, type Thing } from './store.ts';

interface Props {
  t: Translate<AuditKey>;
  /** "/fenmarsh/workspace/history" */
  base: string;
  /** Null for the history of everything. */
  thing: Thing | null;
  only: Only;
  /** What can be asked for alone; null in the history of one thing. */
  named: { tables: string[]; actors: string[] } | null;
  entries: AuditEntry[];
  opened: Opened[];
  total: number;
  at: number;
  pages: number;
  nameOf(actor: string): string;
}

const longest = 400;

export function HistoryPage({ t, base, thing, only, named: all, entries, opened, total, at, pages, nameOf }: Props) {
  const filter = new URLSearchParams({ kind: only.table ?? '', actor: only.actor ?? '' });
  const here = thing === null ? `${base}?${filter}&` : `${historyOf(base, thing)}&`;
  return (
    <>
      <h1 className="nhsuk-heading-l">{thing === null ? t('title') : t('titleOf', { thing: named(thing.table) })}</h1>
      <p>{t('intro')}</p>
      <p>
        <strong>{t('count', { total })}</strong>{' '}
        {thing === null ? <a href={`${base}.jsonl`}>{t('export')}</a> : <a href={base}>{t('all')}</a>}
      </p>
      {all && (
        <form method="get" action={base} className="gp-filter">
          <ChoiceField
            name="kind"
            label={t('kind')}
            form={{ values: { kind: only.table ?? '' }, problems: [] }}
            options={[
              { value: '', label: t('any') },
              ...all.tables.map((table) => ({ value: table, label: named(table) })),
            ]}
          />
          <ChoiceField
            name="actor"
            label={t('actor')}
            form={{ values: { actor: only.actor ?? '' }, problems: [] }}
            options={[
              { value: '', label: t('any') },
              ...all.actors.map((actor) => ({ value: actor, label: nameOf(actor) })),
            ]}
          />
          <Button secondary>{t('show')}</Button>
        </form>
      )}
      {entries.map((entry) => (
        <section key={entry.seq} aria-labelledby={`e${entry.seq}`} className="gp-commitment">
          <h2 id={`e${entry.seq}`} className="nhsuk-heading-s">
            {t('entry', {
              seq: entry.seq,
              operation: entry.operation,
              thing: named(entry.tableName),
              who: nameOf(entry.actor),
            })}
          </h2>
          <p className="nhsuk-hint">
            <time dateTime={entry.at}>{`${entry.at.slice(0, 10)} ${entry.at.slice(11, 19)} UTC`}</time>{' '}
            {thing === null && <Own t={t} base={base} entry={entry} />}
          </p>
          <Changes t={t} entry={entry} opened={opened.filter(({ seq }) => seq === entry.seq)} />
        </section>
      ))}
      {pages > 1 && (
        <Pagination>
          {at > 1 && <Pagination.Item previous href={`${here}page=${at - 1}`} />}
          {at < pages && <Pagination.Item next href={`${here}page=${at + 1}`} />}
        </Pagination>
      )}
    </>
  );
}

/** The address of a thing's history. */
export function historyOf(base: string, { table, key }: Thing): string {
  return `${base}?${new URLSearchParams({ table, key: JSON.stringify(key) })}`;
}

function Own({ t, base, entry }: Pick<Props, 't' | 'base'> & { entry: AuditEntry }) {
  const query = new URLSearchParams({ table: entry.tableName, key: entry.key });
  return (
    <a href={`${base}?${query}`}>
      {t('own')}
      <span className="nhsuk-u-visually-hidden"> {t('ofEntry', { seq: entry.seq })}</span>
    </a>
  );
}

function Changes({ t, entry, opened }: Pick<Props, 't' | 'opened'> & { entry: AuditEntry }) {
  const told = (value: unknown, field: string, side: 'from' | 'to') => {
    if (!isSealed(value)) return shown(value);
    const plain = opened.find((one) => one.field === field && one.side === side)?.value ?? null;
    return plain === null ? <i>{t('forgotten')}</i> : shown(JSON.parse(plain));
  };
  return (
    <dl className="nhsuk-summary-list">
      {changesOf(entry).map(({ field, from, to }) => (
        <div key={field} className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">{named(field)}</dt>
          <dd className="nhsuk-summary-list__value">
            {entry.operation !== 'insert' && (
              <p className="gp-as-written">
                <b>{t('before')}</b> {told(from, field, 'from')}
              </p>
            )}
            {entry.operation !== 'delete' && (
              <p className="gp-as-written">
                {entry.operation === 'update' && <b>{t('after')}</b>} {told(to, field, 'to')}
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A table or column in words: "named organisations". */
const named = (name: string) => name.replaceAll('_', ' ');

function shown(value: unknown): string {
  if (value === null) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
