/** A file of initiatives on its way in: sending it, and what it would change. */
import { Button, InsetText } from 'nhsuk-react-components';
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { KeptFile } from '../../platform/files/store.ts';
import { ChoiceField, FileField, type Filled, Problems, RadioField } from '../../platform/web/forms.tsx';
import type { WorkDesk } from './desk.ts';
import { type Change, seenOf } from './file-facts.ts';
import { fileKinds, type Preview } from './file-reading.ts';

export function SendPage({ desk: { t, here }, form }: { desk: WorkDesk; form: Filled }) {
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('file.title')}</h1>
      <p>{t('file.intro')}</p>
      <p>
        <a href={`${here}/initiatives.xlsx`}>{t('file.template')}</a>
      </p>
      <form method="post" action={`${here}/initiatives/file`} encType="multipart/form-data">
        <RadioField
          name="kind"
          label={t('file.kind')}
          options={fileKinds.map((kind) => ({ value: kind, label: t(`file.kind.${kind}`) }))}
          form={{ ...form, values: { kind: 'initiatives', ...form.values } }}
        />
        <FileField name="file" label={t('file.file')} hint={t('file.hint')} form={form} />
        <Button type="submit">{t('file.send')}</Button>
      </form>
    </>
  );
}

/** Rows of a list that are told one by one. */
const mostTold = 200;

export function PreviewPage({
  desk,
  file,
  preview,
  stale,
}: {
  desk: WorkDesk;
  file: KeptFile;
  preview: Preview;
  stale: boolean;
}) {
  const { t, here } = desk;
  const { changes, problems, remarks, there, ofNobody, whose } = preview;
  const isAsked = ofNobody.length > 0 && whose === null;
  const count = (kind: Change['kind']) => changes.filter((one) => one.kind === kind).length;
  const errors = remarks.filter(({ level }) => level === 'error');
  const written = count('new') + count('changed');
  return (
    <>
      {stale && <Problems problems={[{ field: '', message: t('file.stale') }]} t={t} />}
      <h1 className="nhsuk-heading-l">{t('file.wouldChange', { name: file.name })}</h1>
      <ul>
        <li>{t('file.new', { count: count('new') })}</li>
        <li>{t('file.changed', { count: count('changed') })}</li>
        <li>{t('file.same', { count: count('same') })}</li>
        {there > 0 && <li>{t('file.there', { count: there })}</li>}
      </ul>
      <Sentences
        title={t('file.problems', { count: problems.filter(({ level }) => level === 'error').length })}
        all={problems.map(({ sentence }) => sentence)}
      />
      <Sentences title={t('file.remarks')} all={remarks.map(({ sentence }) => sentence)} />
      {ofNobody.length > 0 && <Whose {...{ desk, file, ofNobody, whose }} />}
      {written > 0 && !isAsked && <Changes {...{ desk, changes }} />}
      {errors.length > 0 && <InsetText>{t('file.errors', { count: errors.length })}</InsetText>}
      {isAsked ? null : written === 0 || errors.length > 0 ? (
        <p>
          <a href={`${here}/initiatives/file`}>{t('file.another')}</a>
        </p>
      ) : (
        <form method="post" action={`${here}/initiatives/file/${file.id}`}>
          <input type="hidden" name="seen" value={seenOf(changes)} />
          {whose !== null && <input type="hidden" name="whose" value={whose} />}
          <Button type="submit">{t('file.write', { count: written })}</Button>
        </form>
      )}
    </>
  );
}

/** Asks whose measures are that name no organisation of the system. */
function Whose({
  desk: { t, here, members },
  file,
  ofNobody,
  whose,
}: {
  desk: WorkDesk;
  file: KeptFile;
  ofNobody: readonly string[];
  whose: string | null;
}) {
  return (
    <section className="gp-section" aria-labelledby="of-nobody">
      <h2 id="of-nobody">{t('file.ofNobody', { count: ofNobody.length })}</h2>
      <p>{t('file.ofNobodySays')}</p>
      <ul>
        {ofNobody.slice(0, mostTold).map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <form method="get" action={`${here}/initiatives/file/${file.id}`}>
        <ChoiceField
          name="whose"
          label={t('file.whose')}
          form={{ values: { whose: whose ?? '' }, problems: [] }}
          options={[
            { value: '', label: t('file.whoseChoose') },
            ...members.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <Button type="submit" secondary>
          {t('file.whoseShow')}
        </Button>
      </form>
    </section>
  );
}

function Changes({ desk: { t, nameOf }, changes }: { desk: WorkDesk; changes: readonly Change[] }) {
  const told = changes.filter(({ kind }) => kind !== 'same');
  return (
    <>
      <DataTable
        caption={t('file.changes')}
        heads={[
          { label: t('head.initiative') },
          { label: t('head.organisation') },
          { label: t('head.stage') },
          { label: t('head.change') },
        ]}
        rows={told.slice(0, mostTold).map(({ initiative, kind, parts }) => ({
          key: initiative.id,
          cells: [
            initiative.title,
            initiative.organisations.map(({ organisation }) => nameOf(organisation)).join(', '),
            t(`stage.${initiative.stage}`),
            kind === 'new'
              ? t('file.isNew')
              : t('file.isChanged', { parts: parts.map((part) => t(`part.${part}`).toLowerCase()).join(', ') }),
          ],
        }))}
      />
      {told.length > mostTold && <p>{t('more', { count: told.length - mostTold })}</p>}
    </>
  );
}

function Sentences({ title, all }: { title: string; all: readonly string[] }) {
  if (all.length === 0) return null;
  return (
    <section className="gp-section">
      <h2>{title}</h2>
      <ul>
        {[...new Set(all)].slice(0, mostTold).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
