/** The files of activity data: one is sent, and all that came are listed with what is to be done about them. */
import { Button, Details } from 'nhsuk-react-components';
import { ChoiceField, FileField, type Filled, Problems } from '../../platform/web/forms.tsx';
import type { ActivityFile } from '../file-store.ts';
import { type FileState, fileStates } from '../model.ts';
import { DataTable } from '../pages/parts.tsx';
import type { IntakeDesk } from './desk.ts';
import { isWorkedOn, StateTag } from './file-parts.tsx';
import type { IntakeKey } from './messages.ts';

interface Props {
  desk: IntakeDesk;
  /** Those that whoever asks may see, newest first. */
  files: readonly ActivityFile[];
  state: FileState | null;
  form: Filled;
  limitMb: number;
  /** The file that the one to be sent corrects, as the address names it. */
  corrects: ActivityFile | null;
}

/** Rows of the list on one page. */
const filesShown = 200;

export function ActivityListPage({ desk, files, state, form, limitMb, corrects }: Props) {
  const { t } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('activity.title')}</h1>
      <p>{t('activity.intro')}</p>
      <SendForm {...{ desk, files, form, limitMb, corrects }} />
      <section aria-labelledby="files" className="gp-section">
        <h2 id="files">{t('activity.list')}</h2>
        <States {...{ desk, files, state }} />
        <Files {...{ desk, files, state }} />
      </section>
      <nav aria-labelledby="also" className="gp-section">
        <h2 id="also">{t('activity.also')}</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          {(['factors', 'settings', 'drivers'] as const).map((what) => (
            <li key={what}>
              <a href={`${desk.here}/${what}`}>{t(`${what}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function SendForm({ desk, files, form, limitMb, corrects }: Omit<Props, 'state'>) {
  const { t, activity, members, mayEnter, nameOf } = desk;
  const own = members.filter(({ slug }) => mayEnter(slug));
  if (own.length === 0 && !mayEnter(null)) return <p>{t('activity.mayNot')}</p>;
  const [only] = own;
  const correctable = files.filter((one) => one.state === 'taken in' && mayEnter(one.organisation));
  const values = { ...(corrects ? { corrects: corrects.id } : {}), ...form.values };
  const filled = { ...form, values };
  const heading = corrects ? t('activity.sendCorrected', { name: corrects.name }) : t('activity.send');
  return (
    <section aria-labelledby="send">
      <h2 id="send">{heading}</h2>
      <gp-upload
        limit={limitMb * 1_000_000}
        sending={t('activity.sending')}
        reading={t('activity.reading')}
        too-large={t('activity.tooLarge', { limit: limitMb })}
        failed={t('activity.failed')}
      >
        <form method="post" action={`${activity}/files`} encType="multipart/form-data">
          {/* What comes before the file in the form is known before the file has come. */}
          {mayEnter(null) ? (
            own.length > 0 && (
              <ChoiceField
                name="organisation"
                label={t('activity.organisation')}
                hint={t('activity.organisationHint')}
                options={[
                  { value: '', label: t('activity.fileTells') },
                  ...own.map(({ slug, name }) => ({ value: slug, label: name })),
                ]}
                form={filled}
              />
            )
          ) : own.length === 1 && only ? (
            <>
              <input type="hidden" name="organisation" value={only.slug} />
              <p>{t('activity.organisationOwn', { name: nameOf(only.slug) })}</p>
            </>
          ) : (
            <ChoiceField
              name="organisation"
              label={t('activity.organisation')}
              options={own.map(({ slug, name }) => ({ value: slug, label: name }))}
              form={filled}
            />
          )}
          {correctable.length > 0 && (
            <ChoiceField
              name="corrects"
              label={t('activity.corrects')}
              hint={t('activity.correctsHint')}
              options={[
                { value: '', label: t('activity.correctsNone') },
                ...correctable.map(({ id, name, createdAt }) => ({
                  value: id,
                  label: `${name} (${desk.day(createdAt)})`,
                })),
              ]}
              form={filled}
            />
          )}
          <FileField
            name="file"
            label={t('activity.file')}
            hint={t('activity.fileHint', { limit: limitMb })}
            form={filled}
          />
          <Button type="submit">{t('activity.sendButton')}</Button>
        </form>
      </gp-upload>
      <Details>
        <Details.Summary>{t('activity.noFile')}</Details.Summary>
        <Details.Text>
          <p>{t('activity.plain')}</p>
          <p>
            <a href={`${activity}/plain-form.csv`}>{t('activity.template')}</a>
          </p>
        </Details.Text>
      </Details>
    </section>
  );
}

function States({ desk, files, state }: Pick<Props, 'desk' | 'files' | 'state'>) {
  const { t, activity } = desk;
  const counts = Map.groupBy(files, (one) => one.state);
  const entries: { key: string; label: string; href: string; isHere: boolean }[] = [
    { key: '', label: t('activity.all', { count: files.length }), href: activity, isHere: state === null },
    ...fileStates.flatMap((one) => {
      const count = counts.get(one)?.length ?? 0;
      if (count === 0 && one !== state) return [];
      const label = t('activity.of', { state: t(`state.${one}`), count });
      return [{ key: one, label, href: `${activity}?state=${encodeURIComponent(one)}`, isHere: state === one }];
    }),
  ];
  if (files.length === 0) return null;
  return (
    <nav aria-label={t('activity.filter')}>
      <ul className="gp-shows">
        {entries.map(({ key, label, href, isHere }) => (
          <li key={key}>
            <a href={href} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Files({ desk, files, state }: Pick<Props, 'desk' | 'files' | 'state'>) {
  const { t, activity, day } = desk;
  const found = files.filter((one) => state === null || one.state === state);
  if (found.length === 0) return <p>{t(files.length === 0 ? 'activity.none' : 'activity.noneOf')}</p>;
  const shown = found.slice(0, filesShown);
  return (
    <>
      {shown.length < found.length && <p>{t('activity.byNewest', { shown: shown.length, count: found.length })}</p>}
      <DataTable
        caption={t('activity.caption')}
        heads={[
          { label: t('head.file') },
          { label: t('head.came') },
          { label: t('head.state') },
          { label: t('head.lines'), numeric: true },
          { label: t('head.next') },
        ]}
        rows={shown.map((file) => ({
          key: file.id,
          cells: [
            <a key="name" className="gp-as-written" href={`${activity}/${file.id}`}>
              {file.name}
            </a>,
            day(file.createdAt),
            <StateTag key="state" t={t} state={file.state} />,
            linesOf(file),
            t(nextOf(file, files)),
          ],
        }))}
      />
    </>
  );
}

function linesOf(file: ActivityFile): string {
  const lines = file.takenInAt === null ? (file.checked?.lines ?? null) : file.lines;
  return lines === null || isWorkedOn(file) ? '–' : lines.toLocaleString('en-GB');
}

/** Who has to do what now. */
function nextOf(
  { id, sha256, state, problem, checked, createdAt }: ActivityFile,
  files: readonly ActivityFile[],
): IntakeKey {
  const isTwin = (one: ActivityFile) =>
    one.id !== id && one.sha256 === sha256 && one.state !== 'set aside' && one.createdAt < createdAt;
  if (state === 'checked' && checked?.lines === 0 && files.some(isTwin)) return 'next.twin';
  if (state === 'checked' && checked?.lines === 0) return 'next.nothingAccepted';
  if (state === 'checked' && problem !== null) return 'next.stuck';
  return `next.${state}`;
}
