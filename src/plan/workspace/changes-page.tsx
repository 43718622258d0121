/** What a later draft would change in a plan that is here, before anything is written. */
import { Button } from 'nhsuk-react-components';
import type { Translate } from '../../platform/web/translate.ts';
import type { Change } from '../compare.ts';
import type { WorkspaceKey } from '../messages/en-workspace.ts';
import { WordChanges } from '../pages/word-changes.tsx';

interface Props {
  /** Address of the review. */
  base: string;
  /** Short name of the plan. */
  plan: string;
  /** Version of the plan that the changes are told for. */
  version: number;
  changes: Change[];
  t: Translate<WorkspaceKey>;
}

export function ChangesPage({ base, plan, version, changes, t }: Props) {
  const told = changes.filter(({ change }) => change !== 'unchanged');
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('changes.title', { plan })}</h1>
      <p>{t('changes.intro', { changed: told.length, unchanged: changes.length - told.length })}</p>
      {told.map((change) => (
        <article key={keyOf(change)} className="gp-commitment">
          <h2 className="nhsuk-heading-s">
            {t(`changes.kind.${change.kind}`)}:{' '}
            {t('changes.change', {
              change: change.change === 'moved and reworded' ? 'both' : change.change,
            })}
          </h2>
          <Told change={change} t={t} />
        </article>
      ))}
      <form method="post" action={`${base}/changes`}>
        <input type="hidden" name="name" value={plan} />
        <input type="hidden" name="version" value={version} />
        <Button type="submit">{t('changes.take')}</Button>
      </form>
      <p>
        <a href={base}>{t('changes.back')}</a>
      </p>
    </>
  );
}

const keyOf = ({ kind, before, after }: Change) => [kind, ...[...before, ...after].map(({ id }) => id)].join(' ');

function Told({ change, t }: { change: Change; t: Props['t'] }) {
  if (change.words.length > 0)
    return (
      <p>
        <WordChanges words={change.words} />
      </p>
    );
  const { before, after } = change;
  const same = before.length === 1 && after.length === 1 && before[0]?.text === after[0]?.text;
  return (
    <>
      {!same && before.length > 0 && <Side label={t('changes.before')} things={before} />}
      {after.length > 0 && <Side label={t('changes.after')} things={after} />}
    </>
  );
}

function Side({ label, things }: { label: string; things: Change['before'] }) {
  return (
    <>
      <p className="nhsuk-hint">{label}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {things.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </>
  );
}
