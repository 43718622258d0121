/** The list of commitments, narrowed by a form whose state is the page's address. */
import { Button, Pagination, Select, TextInput } from 'nhsuk-react-components';
import { type Filter, type FilterField, filterChoices, filterCommitments, filterQuery } from '../filter.ts';
import type { MessageKey } from '../messages/en.ts';
import { CommitmentList, PageHeading, TermsMet } from './parts.tsx';
import { planPage, type View } from './view.tsx';

/** Commitments on one page of the list. */
const pageSize = 25;
type Choice = Exclude<FilterField, 'q'>;
const choices: readonly Choice[] = ['theme', 'owner', 'year', 'level', 'driver', 'strength', 'target'];

export function listPage(view: View, filter: Filter, wantedPage: number): string {
  const { t, index } = view;
  const found = filterCommitments(index, filter);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Math.max(1, wantedPage), pages);
  const filtered = Object.keys(filter).length > 0;
  return planPage(view, {
    title: pages > 1 ? `${t('list.title')} – ${t('list.pageOf', { page, pages })}` : t('list.title'),
    path: '/commitments',
    body: (
      <gp-filter>
        <PageHeading>{t('list.title')}</PageHeading>
        <div className="nhsuk-grid-row">
          <div className="nhsuk-grid-column-one-third">
            <FilterForm view={view} filter={filter} />
          </div>
          <div className="nhsuk-grid-column-two-thirds" data-results>
            <div role="status">
              <h2 className="nhsuk-heading-m">
                {t('list.found', { count: found.length })}
                {filtered && found.length > 0 && ` ${t('list.of', { count: index.commitments.length })}`}
              </h2>
            </div>
            <CommitmentList view={view} list={found.slice((page - 1) * pageSize, page * pageSize)} none="list.none" />
            {pages > 1 && <Pages view={view} filter={filter} page={page} pages={pages} />}
            <TermsMet view={view} />
          </div>
        </div>
      </gp-filter>
    ),
  });
}

function FilterForm({ view, filter }: { view: View; filter: Filter }) {
  const { t, base, index } = view;
  const offered = filterChoices(index);
  return (
    <search>
      <form method="get" action={`${base}/commitments`} className="gp-filter">
        <h2 className="nhsuk-heading-m">{t('list.filter')}</h2>
        <TextInput id="filter-q" name="q" type="search" label={t('list.q')} defaultValue={filter.q} />
        {choices
          .filter((field) => offered[field].length > 0 || filter[field])
          .map((field) => (
            <Select
              key={field}
              id={`filter-${field}`}
              name={field}
              label={t(`list.${field}`)}
              defaultValue={filter[field] ?? ''}
            >
              <Select.Option value="">{t('list.any')}</Select.Option>
              {offered[field].map(({ value, count }) => (
                <Select.Option key={value} value={value}>
                  {t('list.option', { label: choiceLabel(view, field, value), count })}
                </Select.Option>
              ))}
            </Select>
          ))}
        <Button type="submit">{t('list.apply')}</Button>
        {Object.keys(filter).length > 0 && (
          <p>
            <a href={`${base}/commitments`}>{t('list.clear')}</a>
          </p>
        )}
      </form>
    </search>
  );
}

function choiceLabel({ plan, t }: View, field: Choice, value: string): string {
  switch (field) {
    case 'theme': {
      const theme = plan.themes.find((one) => one.slug === value);
      if (theme) return theme.title;
      const subtheme = plan.themes.flatMap((one) => one.subthemes).find((one) => one.slug === value);
      return `– ${subtheme?.title ?? t('theme.unnamed')}`;
    }
    case 'owner':
      if (value === 'none') return t('list.noOwner');
      return plan.organisations.find((one) => one.slug === value)?.name ?? value;
    case 'year':
      return value === 'none' ? t('list.noDate') : value;
    case 'target':
      return t(value === 'yes' ? 'list.yes' : 'list.no');
    default: {
      const key = `${field}.${value}`;
      return isWord(key) ? t(key) : value;
    }
  }
}

function Pages({ view, filter, page, pages }: { view: View; filter: Filter; page: number; pages: number }) {
  const { t, base } = view;
  const address = (to: number) => `${base}/commitments?${filterQuery(filter, { page: to > 1 ? String(to) : null })}`;
  return (
    <Pagination aria-label={t('list.pages')}>
      {page > 1 && (
        <Pagination.Link href={address(page - 1)} previous>
          {t('list.previous')}
        </Pagination.Link>
      )}
      {Array.from({ length: pages }, (_, at) => at + 1).map((number) => (
        <Pagination.Item
          key={number}
          href={address(number)}
          number={number}
          current={number === page}
          aria-label={t('list.page', { page: number })}
        />
      ))}
      {page < pages && (
        <Pagination.Link href={address(page + 1)} next>
          {t('list.next')}
        </Pagination.Link>
      )}
    </Pagination>
  );
}

const words = new Set<string>([
  'level.strategic',
  'level.tactical',
  'level.operational',
  'driver.prevention',
  'driver.self-care',
  'driver.lean',
  'driver.low-carbon',
  'strength.commit',
  'strength.intend',
  'strength.explore',
  'strength.describe',
] satisfies MessageKey[]);

function isWord(key: string): key is MessageKey {
  return words.has(key);
}
