/** What the checks of a file found: what a person decides by whether its lines are taken in. */
import { Details } from 'nhsuk-react-components';
import type { Library } from '../factors/library.ts';
import { remarks as remarkWords } from '../intake/reasons.ts';
import type { CheckedFile } from '../model.ts';
import { DataTable } from '../pages/parts.tsx';
import { monthName, upTo } from '../pages/told.ts';
import { Act, FileHead, type FileView, MayNot } from './file-parts.tsx';
import { OtherSheet } from './mapping-page.tsx';
import { Pairs } from './pairs.tsx';

interface Props {
  view: FileView;
  checked: CheckedFile;
  library: Library;
  /** Why it was not taken in; empty where nobody tried. */
  problems: readonly string[];
}

const totalsShown = 100;
const findingsShown = 10;

export function CheckedPage({ view, checked, library, problems }: Props) {
  const { desk, file, mayEnter, corrects } = view;
  const { t } = desk;
  const { rows, lines } = checked;
  const isReady = lines > 0 && file.problem === null;
  return (
    <>
      {problems.length > 0 && <Wrong title={t('form.problem')} sentences={problems} />}
      <FileHead view={view} title={t('checked.title', { name: file.name })} />
      {file.problem !== null && (
        <Wrong title={t('checked.problem')} sentences={[file.problem]}>
          <p>
            <a href={`${desk.here}/factors/own`}>{t('checked.addFactor')}</a>
          </p>
        </Wrong>
      )}
      <p className="nhsuk-body-l">
        {lines === 0
          ? t('checked.nothing')
          : t('checked.rows', { accepted: rows.accepted, all: rows.all.toLocaleString('en-GB'), lines })}{' '}
        {checked.firstMonth !== null &&
          checked.lastMonth !== null &&
          (checked.firstMonth === checked.lastMonth
            ? t('checked.month', { from: monthName(checked.firstMonth) })
            : t('checked.months', { from: monthName(checked.firstMonth), to: monthName(checked.lastMonth) }))}{' '}
        {file.mapping && t('checked.readAs', { name: file.mapping.name })}
      </p>
      <Counts {...{ view, checked }} />
      <Findings {...{ view, checked }} />
      {mayEnter && isReady && (
        <>
          <p>
            {t('checked.takeText', { lines, rejected: rows.rejected })}{' '}
            {corrects && t('checked.replaces', { name: corrects.name })}
          </p>
          <Act view={view} to="taking-in" label={t('checked.take')} />
        </>
      )}
      <Totals {...{ view, checked, library }} />
      <Rejects {...{ view, checked }} />
      <MayNot view={view} />
      {mayEnter && (
        <>
          {file.proposal && <Act view={view} to="reading-otherwise" label={t('file.otherwise')} secondary />}
          <OtherSheet view={view} />
          <Act view={view} to="setting-aside" label={t('file.setAside')} secondary />
        </>
      )}
    </>
  );
}

/** What stands in the way, at the top of the page. */
export function Wrong({
  title,
  sentences,
  children,
}: {
  title: string;
  sentences: readonly string[];
  children?: React.ReactNode;
}) {
  return (
    <div className="nhsuk-error-summary" role="alert" aria-labelledby="wrong">
      <h2 className="nhsuk-error-summary__title" id="wrong">
        {title}
      </h2>
      <div className="nhsuk-error-summary__body">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {children}
      </div>
    </div>
  );
}

function Counts({ view, checked: { rows, remarks } }: Pick<Props, 'view' | 'checked'>) {
  const { t } = view.desk;
  const n = (count: number) => count.toLocaleString('en-GB');
  const told = remarkWords.flatMap(([code, words]) => {
    const count = remarks[code] ?? 0;
    return count > 0 ? [{ key: code, cells: [words, n(count)] }] : [];
  });
  return (
    <>
      <h2>{t('checked.count')}</h2>
      <Pairs
        pairs={[
          { key: 'accepted', name: t('checked.accepted'), value: n(rows.accepted) },
          { key: 'remarked', name: t('checked.remarked'), value: n(rows.remarked) },
          { key: 'rejected', name: t('checked.rejected'), value: n(rows.rejected) },
          { key: 'skipped', name: t('checked.skipped'), value: n(rows.skipped) },
        ]}
      />
      {told.length > 0 && (
        <DataTable
          caption={t('checked.remarks')}
          heads={[{ label: t('head.remark') }, { label: t('head.lines'), numeric: true }]}
          rows={told}
        />
      )}
    </>
  );
}

function Findings({ view, checked: { findings } }: Pick<Props, 'view' | 'checked'>) {
  const { t } = view.desk;
  if (findings.length === 0) return null;
  const list = (some: typeof findings) => (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {some.map(({ sentence }) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t('checked.findings')}</h2>
      {list(findings.slice(0, findingsShown))}
      {findings.length > findingsShown && (
        <Details>
          <Details.Summary>{t('checked.findingsMore', { count: findings.length })}</Details.Summary>
          <Details.Text>{list(findings.slice(findingsShown))}</Details.Text>
        </Details>
      )}
    </section>
  );
}

function Totals({ view, checked: { totals }, library }: Omit<Props, 'problems'>) {
  const { t } = view.desk;
  if (totals.length === 0) return null;
  const left = totals.length - totalsShown;
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{t('checked.totals')}</h2>
      <DataTable
        caption={t('checked.totalsCaption')}
        heads={[
          { label: t('head.activity') },
          { label: t('head.lines'), numeric: true },
          { label: t('head.quantity'), numeric: true },
          { label: t('head.unit') },
          { label: t('head.spend'), numeric: true },
        ]}
        rows={totals.slice(0, totalsShown).map(({ activity, unit, lines, quantity, spend }) => ({
          key: `${activity} ${unit}`,
          cells: [
            <a key="activity" href={`${view.desk.here}/factors/activities/${activity}`}>
              {library.activity(activity)?.name ?? activity}
            </a>,
            lines.toLocaleString('en-GB'),
            upTo(quantity, 6),
            unit,
            spend === null ? '–' : upTo(spend, 2),
          ],
        }))}
      />
      {left > 0 && <p>{t('checked.totalsMore', { count: left })}</p>}
    </section>
  );
}

function Rejects({ view, checked: { rejects, rejections, rows } }: Pick<Props, 'view' | 'checked'>) {
  const { desk, file } = view;
  const { t } = desk;
  if (rows.rejected === 0) return null;
  const all = Object.values(rejections).reduce((sum, count) => sum + count, 0);
  return (
    <section aria-labelledby="rejects">
      <h2 id="rejects">{t('checked.rejects')}</h2>
      <p>{t('checked.rejectsText')}</p>
      {file.rejectsFileId !== null && (
        <p>
          <a href={`${desk.activity}/${file.id}/rejects`}>{t('checked.rejectsDownload')}</a>
        </p>
      )}
      <DataTable
        caption={t('checked.rejectsFirst', { shown: rejects.length, count: Math.max(all, rejects.length) })}
        heads={[{ label: t('head.row') }, { label: t('head.wrong') }]}
        rows={rejects.map(({ row, column, code, sentence }) => ({
          key: `${row} ${column} ${code}`,
          cells: [
            row.toLocaleString('en-GB'),
            <span key="sentence" className="gp-as-written">
              {sentence}
            </span>,
          ],
        }))}
      />
    </section>
  );
}
