/** The words of a file that nobody has explained yet: some at a time, all the rest at once, or in a file. */
import { Button, Details } from 'nhsuk-react-components';
import { ChoiceField, FileField, type Filled, LineField } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { coverageOf, wordsAtOnce } from '../intake/coverage.ts';
import { notCounted } from '../intake/mapping.ts';
import type { ProposedMapping } from '../model.ts';
import type { T } from './desk.ts';
import type { FileView } from './file-parts.tsx';
import { QuestionField } from './question-field.tsx';
import { activitiesAsked } from './words-csv.ts';
import { oursField, restField, restWritten } from './words-said.ts';
import { coverageWords, hangWords } from './words-told.ts';

interface Props {
  view: FileView;
  proposal: ProposedMapping;
  library: Library;
  columns: readonly string[];
  form: Filled;
  /** The first of the words that are asked about now, from 0. */
  from: number;
}

export function WordFields(props: Props) {
  const { view, proposal, form, from } = props;
  const { t } = view.desk;
  const covered = coverageOf(proposal, from);
  const { all, shown, left } = covered;
  if (all.length === 0) return null;
  const isLast = from + wordsAtOnce >= all.length;
  return (
    <section aria-labelledby="words">
      <h2 id="words">{t('words.title', { count: all.length })}</h2>
      <p>{t('words.text')}</p>
      <p>{coverageWords(t, covered)}</p>
      <input type="hidden" name="from" value={String(from)} />
      {shown.map(({ question, place }) => (
        <QuestionField
          key={`${question.about} ${question.subject}`}
          {...props}
          {...{ question, place }}
          hang={hangWords(t, question, proposal)}
        />
      ))}
      {from > 0 && (
        <Button type="submit" secondary name="turn" value="previous">
          {t('words.previous', { count: Math.min(from, wordsAtOnce) })}
        </Button>
      )}
      {!isLast && (
        <Button type="submit" secondary name="turn" value="next">
          {t('words.next', { count: Math.min(all.length - from - wordsAtOnce, wordsAtOnce) })}
        </Button>
      )}
      {left + shown.length > 1 && activitiesAsked(proposal).length > 0 && <Rest {...{ t, form }} />}
    </section>
  );
}

function Rest({ t, form }: { t: T; form: Filled }) {
  return (
    <>
      <ChoiceField
        name={restField}
        label={t('words.rest')}
        hint={t('words.restHint')}
        options={[
          { value: '', label: t('mapping.open') },
          { value: notCounted, label: t('mapping.notCounted.activity') },
          { value: 'activity', label: t('words.restActivity') },
        ]}
        form={form}
      />
      <LineField name={restWritten} label={t('words.restWhich')} list="activities" form={form} />
    </>
  );
}

/** Where a return names many organisations: the way to say that one of the unknown ones is the system's own. */
export function OursAmongOthers({ view, proposal, form }: Props) {
  const { t, members, mayEnter } = view.desk;
  if (!proposal.questions.some(({ about }) => about === 'other organisations')) return null;
  const codes = proposal.questions.filter(({ about, hangs }) => about === 'organisation' && hangs !== undefined);
  const own = members.filter(({ slug }) => mayEnter(slug));
  const isWrong = form.problems.some(({ field }) => Object.values(oursField).includes(field));
  return (
    <Details open={isWrong}>
      <Details.Summary>{t('words.ours')}</Details.Summary>
      <Details.Text>
        <LineField
          name={oursField.code}
          label={t('words.oursCode')}
          hint={t('words.oursHint')}
          list="codes"
          width="20"
          form={form}
        />
        <datalist id="codes">
          {codes.map(({ subject }) => (
            <option key={subject} value={subject} />
          ))}
        </datalist>
        <ChoiceField
          name={oursField.organisation}
          label={t('words.oursWhich')}
          options={[
            { value: '', label: t('mapping.chooseOrganisation') },
            ...own.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          form={form}
        />
        <Button type="submit" secondary name="turn" value="ours">
          {t('words.oursAdd')}
        </Button>
      </Details.Text>
    </Details>
  );
}

/** Many answers at once: the words as a file, and that file back. */
export function WordsFile({ view, proposal, form }: Props) {
  const { desk, file } = view;
  const { t, activity } = desk;
  const count = activitiesAsked(proposal).length;
  if (count < 2) return null;
  return (
    <section aria-labelledby="words-file">
      <h2 id="words-file">{t('words.file')}</h2>
      <p>
        {t('words.fileText')} <a href={`${activity}/${file.id}/words.csv`}>{t('words.download', { count })}</a>
      </p>
      <form method="post" action={`${activity}/${file.id}/words`} encType="multipart/form-data">
        <FileField name="file" label={t('words.fileLabel')} form={form} />
        <Button type="submit" secondary>
          {t('words.fileSend')}
        </Button>
      </form>
    </section>
  );
}
