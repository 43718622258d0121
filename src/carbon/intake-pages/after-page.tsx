/** A file with which Greenplan is done: in the ledger, corrected, left out, or not readable. */
import { Details } from 'nhsuk-react-components';
import type { Calculation } from '../calculation-store.ts';
import type { Counting } from './background.ts';
import { Wrong } from './checked-page.tsx';
import { Act, FileHead, type FileView, MayNot } from './file-parts.tsx';

interface TakenProps {
  view: FileView;
  /** The latest calculation; null if there is none. */
  latest: Calculation | null;
  counting: Counting | null;
}

export function TakenInPage({ view, latest, counting }: TakenProps) {
  const { desk, file, mayEnter, corrects } = view;
  const { t, here, activity, day } = desk;
  const counts = latest?.inputs.some((input) => input.file === file.id) === true;
  const rejected = file.checked?.rows.rejected ?? 0;
  return (
    <>
      <FileHead view={view} title={t('taken.title', { name: file.name })} />
      {counting?.state === 'failed' && !counts && (
        <Wrong title={t('form.problem')} sentences={[t('taken.countFailed', { reason: counting.problem })]} />
      )}
      <p className="nhsuk-body-l">
        {t('taken.did', { lines: file.lines, day: day(file.takenInAt ?? file.createdAt) })}{' '}
        {corrects && t('taken.replaced', { name: corrects.name })}
      </p>
      <p role="status">
        {counting?.state === 'counting'
          ? t('taken.counting')
          : counts && latest
            ? t('taken.counted', { n: latest.n })
            : t('taken.notCounted')}
      </p>
      {!counts && counting?.state !== 'counting' && mayEnter && (
        <Act view={view} to="counting" label={t('taken.count')} />
      )}
      <ul className="nhsuk-list">
        {counts && (
          <>
            <li>
              <a href={here}>{t('taken.footprint')}</a>
            </li>
            <li>
              <a href={`${here}/lines?file=${file.id}`}>{t('taken.lines')}</a>
            </li>
          </>
        )}
        {rejected > 0 && file.rejectsFileId !== null && (
          <li>
            {t('taken.rejected', { count: rejected })}{' '}
            <a href={`${activity}/${file.id}/rejects`}>{t('checked.rejectsDownload')}</a>
          </li>
        )}
        {mayEnter && (
          <li>
            <a href={`${activity}?corrects=${file.id}`}>{t('taken.correct')}</a>
          </li>
        )}
      </ul>
      {mayEnter && (
        <Details>
          <Details.Summary>{t('taken.out')}</Details.Summary>
          <Details.Text>
            <p>{t('taken.outText')}</p>
            <Act view={view} to="setting-aside" label={t('taken.out')} secondary />
          </Details.Text>
        </Details>
      )}
      <MayNot view={view} />
    </>
  );
}

export function SupersededPage({ view }: { view: FileView }) {
  const { desk, file, correctedBy } = view;
  const { t, activity } = desk;
  return (
    <>
      <FileHead view={view} title={t('superseded.title', { name: file.name })} />
      <p>{t('superseded.text', { lines: file.lines, name: correctedBy?.name ?? '' })}</p>
      {correctedBy && (
        <p>
          <a href={`${activity}/${correctedBy.id}`}>{correctedBy.name}</a>
        </p>
      )}
    </>
  );
}

export function SetAsidePage({ view }: { view: FileView }) {
  const { t } = view.desk;
  return (
    <>
      <FileHead view={view} title={t('aside.title', { name: view.file.name })} />
      <p>{t('aside.text')}</p>
    </>
  );
}

export function FailedPage({ view }: { view: FileView }) {
  const { desk, file, mayEnter } = view;
  const { t, activity } = desk;
  return (
    <>
      <FileHead view={view} title={t('failed.title', { name: file.name })} />
      {file.problem !== null && <Wrong title={t('failed.why')} sentences={[file.problem]} />}
      <p>{t('failed.mend')}</p>
      <p>
        <a href={activity}>{t('activity.send')}</a>
      </p>
      {mayEnter && (
        <>
          <Act view={view} to="trying-again" label={t('file.again')} secondary />
          <Act view={view} to="setting-aside" label={t('file.setAside')} secondary />
        </>
      )}
      <MayNot view={view} />
    </>
  );
}
