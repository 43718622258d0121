/** Everything that a reviewer can change of one find, beside the passage in which it stands. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, type Filled, Problems, TextField, TickField } from '../../platform/web/forms.tsx';
import { short } from '../lint/rule.ts';
import { factsOf } from '../review/facts.ts';
import type { Find } from '../review/finds.ts';
import type { T } from './desk.tsx';
import { FindText } from './review-finds.tsx';
import { Legend } from './review-marks.tsx';
import { passageOf, SourceLines } from './review-source.tsx';
import { findAddress, nameOf, type ReviewView, reviewAddress } from './review-view.ts';

interface Props {
  view: ReviewView;
  find: Find;
  /** The form as it was sent, if something is wrong with it. */
  form: Filled;
}

/** Lines of the document that are shown before a find and from it on. */
const before = 5;
const after = 15;
/** Finds to merge into, in the order of the source, on either side. */
const mostCandidates = 200;

export function FindPage({ view, find, form }: Props) {
  const { review, base, show, t } = view;
  const from = Math.max(find.line - 1 - before, 0);
  const passage = passageOf(view, from, Math.min(find.line + after, review.lines.length));
  const name = nameOf(find, t);
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('review.findTitle', { name })}</h1>
      <FindText find={find} t={t} />
      <div className="gp-beside">
        <div>
          <Words view={view} find={find} form={form} />
          <Facts view={view} find={find} />
          <Merge view={view} find={find} form={form} />
          <Turn view={view} find={find} />
        </div>
        <section className="gp-beside__source" aria-labelledby="passage">
          <h2 id="passage" className="nhsuk-heading-m">
            {t('review.passage')}
          </h2>
          {/* By this link the keyboard comes into what scrolls, whether or not anything in it is marked. */}
          <p>
            <a href={`${reviewAddress(base, show)}#${find.id}`}>{t('review.back')}</a>
          </p>
          {!passage.highlighted.places.has(find.id) && <p>{t('review.noPassage')}</p>}
          <SourceLines passage={passage} entry={(id) => findAddress(base, id, show)} t={t} />
          <Legend t={t} />
        </section>
      </div>
    </>
  );
}

interface PartProps {
  view: ReviewView;
  find: Find;
}

function Words({ view: { base, show, t }, find, form }: Props) {
  const values = { first: find.texts[0] ?? '', second: find.texts[1] ?? '', ...form.values };
  const filled = { ...form, values };
  const [first, second] = fieldNames(find, t);
  return (
    <form method="post" action={`${base}/finds/${find.id}/words`} noValidate>
      <h2 className="nhsuk-heading-m">{t('review.words')}</h2>
      {find.commitment && <p className="nhsuk-hint">{t('review.wordsHint')}</p>}
      <input type="hidden" name="show" value={show} />
      <TextField name="first" label={first} rows={second === null ? 5 : 2} form={filled} />
      {second !== null && <TextField name="second" label={second} form={filled} />}
      <Button type="submit">{t('review.save')}</Button>
    </form>
  );
}

/** Labels of the fields of a find; null for the second of one that has a single text. */
function fieldNames({ kind }: Find, t: T): [string, string | null] {
  if (kind === 'milestone') return [t('review.when'), t('review.what')];
  if (kind === 'term') return [t('review.term'), t('review.meaning')];
  return [t('review.text'), null];
}

function Facts({ view: { base, show, t }, find }: PartProps) {
  const facts = find.commitment ? factsOf(find.commitment) : [];
  if (facts.length === 0) return null;
  return (
    <form method="post" action={`${base}/finds/${find.id}/facts`}>
      <input type="hidden" name="show" value={show} />
      <TickField
        name="fact"
        label={t('review.facts')}
        hint={t('review.factsHint')}
        form={{ values: {}, problems: [] }}
        options={facts.map(({ kind, index, phrase }) => ({
          value: `${kind}-${index}`,
          label: `${t('review.fact', { fact: kind })}: ${phrase}`,
        }))}
      />
      <Button type="submit" secondary>
        {t('review.removeFacts')}
      </Button>
    </form>
  );
}

function Merge({ view: { finds, base, show, t }, find, form }: Props) {
  const all = mergeable(finds, find);
  if (all.length === 0) return null;
  const at = finds.indexOf(find);
  const nearest = all.findLast((one) => finds.indexOf(one) < at) ?? all[0];
  const place = nearest ? all.indexOf(nearest) : 0;
  const some = all.slice(Math.max(place - mostCandidates, 0), place + mostCandidates);
  const filled = { ...form, values: { into: nearest?.id ?? '', manner: 'part', ...form.values } };
  return (
    <form method="post" action={`${base}/finds/${find.id}/merges`}>
      <h2 className="nhsuk-heading-m">{t('review.merge')}</h2>
      <input type="hidden" name="show" value={show} />
      <ChoiceField
        name="into"
        label={t('review.into')}
        form={filled}
        options={some.map(({ id, texts }) => ({ value: id, label: `${id}: ${short(texts[0] ?? '')}` }))}
      />
      {find.commitment ? (
        <ChoiceField
          name="manner"
          label={t('review.manner')}
          form={filled}
          options={[
            { value: 'part', label: t('review.mannerPart') },
            { value: 'words', label: t('review.mannerWords') },
          ]}
        />
      ) : (
        <input type="hidden" name="manner" value="words" />
      )}
      <Button type="submit" secondary>
        {t('review.mergeNow')}
      </Button>
    </form>
  );
}

/** Finds into which another can be merged: recommendations into recommendations, commitments into what is not their own part. */
function mergeable(finds: readonly Find[], { id, kind, commitment }: Find): Find[] {
  if (kind === 'recommendation') return finds.filter((one) => one.kind === kind && one.id !== id);
  if (commitment === null) return [];
  return finds.filter((one) => one.commitment && one.id !== id && !one.id.startsWith(`${id}.`));
}

function Turn({ view: { base, show, t }, find }: PartProps) {
  const { id, kind, section, commitment } = find;
  if (kind !== 'recommendation' && (commitment === null || section === null)) return null;
  return (
    <form method="post" action={`${base}/finds/${id}/turns`}>
      <h2 className="nhsuk-heading-m">{t('review.turn')}</h2>
      <input type="hidden" name="show" value={show} />
      {commitment && commitment.children.length > 0 && <p>{t('review.toRecommendationText')}</p>}
      <Button type="submit" secondary>
        {t(commitment ? 'review.toRecommendation' : 'review.toCommitment')}
      </Button>
    </form>
  );
}
