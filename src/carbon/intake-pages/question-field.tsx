/** A question about a file, as the field that it is answered in. */
import { ChoiceField, type Filled, LineField, RadioField } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { categoryOf, isCategory } from '../footprint/categories.ts';
import { notCounted } from '../intake/mapping.ts';
import type { Question } from '../intake/propose.ts';
import type { ProposedMapping } from '../model.ts';
import { chosenField, mannerOf, somethingElse, writtenField } from './answers.ts';
import type { FileView } from './file-parts.tsx';

interface Props {
  view: FileView;
  proposal: ProposedMapping;
  library: Library;
  /** Names of the sheet's columns. */
  columns: readonly string[];
  form: Filled;
  question: Question;
  /** Among all questions. */
  place: number;
  /** What of the file hangs on it, in words. */
  hang?: string;
}

/** A heading or a word of a file, at a length that fits a label. */
export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

export function QuestionField({ view, proposal, library, columns, form, question, place, hang }: Props) {
  const { t, members, mayEnter, nameOf } = view.desk;
  const { about, subject, sentence, choices, needed, hangs } = question;
  const field = { name: chosenField(place), label: sentence, form };
  const isOfAll = about === 'activity' && proposal.mapping.activity.from === 'constant';
  const offered = isOfAll ? withUsual(choices, library) : choices;
  const written = { name: writtenField(place), form, ...(about === 'activity' ? { list: 'activities' } : {}) };
  const open = needed ? [] : [{ value: '', label: t('mapping.open') }];
  const mayLeaveOut = hangs !== undefined && (about === 'activity' || about === 'organisation');
  const leftOut = mayLeaveOut ? [{ value: notCounted, label: t(`mapping.notCounted.${about}`) }] : [];
  const hint =
    about === 'activity'
      ? t('mapping.activityHint')
      : about === 'unit'
        ? t('mapping.unitHint')
        : about === 'period'
          ? t('mapping.periodHint')
          : null;
  const hinted = hint === null ? {} : { hint };
  switch (mannerOf(question)) {
    case 'organisation': {
      const likely = choices.map(({ value }) => value);
      const own = members.filter(({ slug }) => mayEnter(slug)).map(({ slug }) => slug);
      const ordered = [...likely.filter((slug) => own.includes(slug)), ...own.filter((slug) => !likely.includes(slug))];
      const first = { value: '', label: needed ? t('mapping.chooseOrganisation') : t('mapping.open') };
      return (
        <ChoiceField
          {...field}
          {...(hang === undefined ? {} : { hint: hang })}
          options={[first, ...ordered.map((slug) => ({ value: slug, label: nameOf(slug) })), ...leftOut]}
        />
      );
    }
    case 'column': {
      const likely = choices.map(({ value }) => value);
      const others = columns.filter((name) => !likely.includes(name)).map((name) => ({ value: name, label: name }));
      return (
        <ChoiceField {...field} options={[{ value: '', label: t('mapping.chooseColumn') }, ...choices, ...others]} />
      );
    }
    case 'one of few':
      return <RadioField {...field} options={choices} />;
    case 'words':
      return <LineField {...written} label={sentence} {...hinted} />;
    case 'few or words':
      return (
        <>
          <RadioField
            {...field}
            {...(hang === undefined ? {} : { hint: hang })}
            options={[
              ...offered.map(({ value, label }) => ({
                value,
                label: about === 'activity' ? placed(library, value, label) : label,
              })),
              ...leftOut,
              ...open,
              { value: somethingElse, label: t('mapping.other') },
            ]}
          />
          <LineField
            {...written}
            label={subject === '' ? t('mapping.otherIs') : t('mapping.otherOf', { about: short(subject) })}
            {...hinted}
          />
        </>
      );
  }
}

/** What whole files are usually of, where their headings do not say. */
const usual = ['electricity/uk', 'fuels/gaseous-fuels/natural-gas', 'water/supply'];

function withUsual(choices: Question['choices'], library: Library): Question['choices'] {
  const known = usual.flatMap((id) => library.activity(id) ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return [...known, ...choices.filter(({ value }) => !usual.includes(value))];
}

/** The name of an activity with the category that it counts in, as many names are alike. */
function placed(library: Library, id: string, label: string): string {
  const category = library.activity(id)?.category ?? '';
  return isCategory(category) ? `${label} – ${categoryOf(category).name} (${id})` : label;
}
