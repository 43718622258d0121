/** What the checks of a file found: what a person decides by whether its lines are taken in. */
import { Details } from 'nhsuk-react-components';
import type { StagedSheet } from '../../platform/staging/model.ts';
import { type Filled, Problems, TickField } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { unitDoubts } from '../intake/findings.ts';
import { remarks as remarkWords } from '../intake/reasons.ts';
import { mostGroups, rejectGroups, rowsNamed } from '../intake/reject-groups.ts';
import type { CheckedFile } from '../model.ts';
import { DataTable } from '../pages/parts.tsx';
import { monthName, upTo } from '../pages/told.ts';
import { Act, FileHead, type FileView, MayNot } from './file-parts.tsx';
import { OtherHeadings } from './headings-form.tsx';
import { OtherSheet } from './mapping-page.tsx';
import { NotRead, notReadTold } from './not-read.tsx';
import { Pairs } from './pairs.tsx';

interface Props {
  view: FileView;
  checked: CheckedFile;
  library: Library;
  /** The table that was checked; null where it is not known any more. */
  sheet: StagedSheet | null;
  /** What was filled in, and why it could not be done; nothing where nobody tried. */
  form: Filled;
}

const totalsShown = 100;
const findingsShown = 10;

export function CheckedPage({ view, checked, sheet, library, form }: Props) {
  const { desk, file, mayEnter, corrects } = view;
  const { t } = desk;
  const { rows, lines } = checked;
  const isReady = lines > 0 && file.problem === null;
  // Nothing of it is new: it can only be left out.
  const isTwin = mayEnter && lines === 0 && view.twins.length > 0;
  const known = checked.rejections['in-ledger'] ?? 0;
  const doubts = unitDoubts(checked.findings);
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <FileHead view={view} title={t('checked.title', { name: file.name })} />
      {file.problem !== null && (
        <Wrong title={t('checked.problem')} sentences={[file.problem]}>
          <p>
            <a href={`${desk.here}/factors/own`}>{t('checked.addFactor')}</a>
          </p>
        </Wrong>
      )}
      <UnitsAsked {...{ view, doubts }} />
      <p className="nhsuk-body-l">
        {lines === 0
          ? t(known === rows.rejected && known > 0 ? 'checked.nothingNew' : 'checked.nothing')
          : t('checked.rows', { accepted: rows.accepted, all: rows.all.toLocaleString('en-GB'), lines })}{' '}
        {checked.firstMonth !== null &&
          checked.lastMonth !== null &&
          (checked.firstMonth === checked.lastMonth
            ? t('checked.month', { from: monthName(checked.firstMonth) })
            : t('checked.months', { from: monthName(checked.firstMonth), to: monthName(checked.lastMonth) }))}{' '}
        {file.mapping && t('checked.readAs', { name: file.mapping.name })}
      </p>
      <Known {...{ view, checked, known }} />
      {isTwin && <Act view={view} to="setting-aside" label={t('file.setAside')} />}
      <Counts {...{ view, checked }} />
      <Findings {...{ view, checked }} />
      <NotRead t={t} sentences={notReadTold(t, file.proposal, file.mapping)} />
      {mayEnter && isReady && (
        <>
          <p>
            {t('checked.takeText', { lines, rejected: rows.rejected })}{' '}
            {corrects && t('checked.replaces', { name: corrects.name })}
          </p>
          <Act view={view} to="taking-in" label={t('checked.take')}>
            {doubts.length > 0 && (
              <TickField
                name="units-are-right"
                label={t('checked.unitsTick')}
                options={[{ value: 'yes', label: t('checked.unitsRight') }]}
                form={form}
              />
            )}
          </Act>
        </>
      )}
      <Totals {...{ view, checked, library }} />
      <Rejects {...{ view, checked }} />
      <MayNot view={view} />
      {mayEnter && (
        <>
          {file.proposal && <Act view={view} to="reading-otherwise" label={t('file.otherwise')} secondary />}
          {sheet && <OtherHeadings {...{ view, sheet, form }} />}
          <OtherSheet view={view} />
          {!isTwin && <Act view={view} to="setting-aside" label={t('file.setAside')} secondary />}
        </>
      )}
    </>
  );
}

/** Amounts that look as if their unit were wrong, of which no more are told at the top of the page. */
const doubtsShown = 5;

function UnitsAsked({ view, doubts }: { view: FileView; doubts: readonly string[] }) {
  const { t } = view.desk;
  if (doubts.length === 0) return null;
  const left = doubts.length - doubtsShown;
  return (
    <section className="nhsuk-inset-text" aria-labelledby="units">
      <h2 id="units" className="nhsuk-heading-m">
        {t('checked.units')}
      </h2>
      <p>{t('checked.unitsText', { count: doubts.length })}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {doubts.slice(0, doubtsShown).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {left > 0 && <p>{t('checked.unitsMore', { count: left })}</p>}
    </section>
  );
}

/** Rows whose lines are in the ledger already: left out, unless a person says that they are further ones. */
function Known({ view, checked: { rows }, known }: Pick<Props, 'view' | 'checked'> & { known: number }) {
  const { t } = view.desk;
  if (known === 0) return null;
  return (
    <div className="nhsuk-inset-text">
      <p>{t('checked.known', { fresh: rows.accepted, all: rows.all, known })}</p>
      <p>{t('checked.knownText')}</p>
      {view.mayEnter && <Act view={view} to="counting-further" label={t('checked.further')} secondary />}
    </div>
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
          ...(rows.leftOut ? [{ key: 'left', name: t('checked.leftOut'), value: n(rows.leftOut) }] : []),
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

function Totals({ view, checked: { totals }, library }: Pick<Props, 'view' | 'checked' | 'library'>) {
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

/** What is wrong, told once for all rows in which it is, with the first of them. */
function Rejects({ view, checked }: Pick<Props, 'view' | 'checked'>) {
  const { desk, file } = view;
  const { t } = desk;
  if (checked.rows.rejected === 0) return null;
  const groups = rejectGroups(checked);
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
        caption={t(groups.length < mostGroups ? 'checked.rejectsGrouped' : 'checked.rejectsGroupedFirst', {
          count: groups.length,
        })}
        heads={[{ label: t('head.rows') }, { label: t('head.wrong') }]}
        rows={groups.map(({ column, code, found, rows, first, sentence }) => ({
          key: `${code} ${column} ${found} ${first[0]}`,
          cells: [
            t('checked.rowsNamed', { rows, named: rowsNamed(first) }) +
              (rows > first.length ? t('checked.rowsMore', { count: rows - first.length }) : ''),
            <span key="sentence" className="gp-as-written">
              {sentence}
            </span>,
          ],
        }))}
      />
    </section>
  );
}
