/** Lines of the ledger: where each came from, and what was said of it. */
import { Pagination } from 'nhsuk-react-components';
import type { CountedDesk } from './frame.tsx';
import { spotName } from './hotspot-table.tsx';
import { type LinesAsked, type LinesFound, linesOnPage, monthsOfLine } from './lines-facts.ts';
import { DataTable, Shown } from './parts.tsx';
import { monthName, upTo, yearName } from './told.ts';

interface Props {
  desk: CountedDesk;
  asked: LinesAsked;
  found: LinesFound;
}

export function LinesPage({ desk, asked, found }: Props) {
  const { t, href, nameOf } = desk;
  const { page, ...filter } = asked;
  const { items, total, fileNames } = found;
  const pages = Math.ceil(total / linesOnPage);
  const of = [
    asked.activity && spotName(desk, 'activity', asked.activity),
    asked.site,
    asked.supplier,
    asked.file && fileNames.get(asked.file),
    asked.organisation && nameOf(asked.organisation),
    asked.month ? monthName(asked.month) : asked.year && yearName(asked.year),
  ].filter(Boolean);
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{t('lines.title')}</span> {of.join(', ') || nameOf('')}
      </h1>
      <Shown desk={desk} />
      <p>
        {t('lines.count', { count: total })} {total > 0 && <a href={href('/lines.csv', filter)}>{t('lines.csv')}</a>}
      </p>
      {items.length > 0 && (
        <DataTable
          caption={t('lines.table', {
            from: (page - 1) * linesOnPage + 1,
            to: (page - 1) * linesOnPage + items.length,
          })}
          heads={[
            { label: t('head.source') },
            { label: t('head.monthsAndSite') },
            ...(asked.activity ? [] : [{ label: t('head.activity') }]),
            { label: t('head.quantity'), numeric: true },
            { label: t('head.supplierAndEvidence') },
          ]}
          rows={items.map((line) => ({
            key: `${line.file} ${line.line} ${line.part}`,
            cells: [
              <>
                <a href={`${desk.here}/activity/${line.file}`}>{fileNames.get(line.file) ?? line.file}</a>,{' '}
                {t('lines.row', { row: line.line })}
                {line.part > 0 && ` ${t('lines.part', { part: line.part + 1 })}`}
              </>,
              <>
                {monthsOfLine(line)}
                <span className="gp-doubt">{line.site || t('none.site')}</span>
              </>,
              ...(asked.activity ? [] : [spotName(desk, 'activity', line.activity)]),
              <>
                {upTo(line.quantity, 6)} {line.unit}
                {line.spend !== null && line.unit !== 'GBP' && <span className="gp-doubt">£{upTo(line.spend, 2)}</span>}
              </>,
              <>
                {[line.supplier, line.evidence].filter(Boolean).join('; ')}
                <span className="gp-doubt gp-quiet">
                  {t(`tier.${line.tier === 'reduced' || line.tier === 'optimal' ? line.tier : 'standard'}`)}
                  {line.estimated && `, ${t('lines.estimated')}`}
                </span>
                {line.remark && (
                  <span className="gp-doubt">
                    <strong>{t('lines.remark')}</strong> {line.remark}
                  </span>
                )}
              </>,
            ],
          }))}
        />
      )}
      {pages > 1 && (
        <Pagination>
          {page > 1 && <Pagination.Item previous href={href('/lines', { ...filter, page: page - 1 })} />}
          {page < pages && <Pagination.Item next href={href('/lines', { ...filter, page: page + 1 })} />}
        </Pagination>
      )}
    </>
  );
}
