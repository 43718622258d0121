/** A file on which Greenplan is at work: how far it is. The page loads itself anew, which can be stopped. */
import type { Progress } from '../file-store.ts';
import type { IntakeDesk } from './desk.ts';
import { Act, FileHead, type FileView, MayNot } from './file-parts.tsx';
import { type IntakeKey, intakeMessages } from './messages.ts';

/** After so many seconds the page is loaded anew. */
export const followSeconds = 2;

interface Props {
  view: FileView;
  progress: Progress | null;
  /** Whether the page loads itself anew. */
  follows: boolean;
}

export function ProgressPage({ view, progress, follows }: Props) {
  const { desk, file } = view;
  const { t, activity } = desk;
  const title = t(file.state === 'mapped' ? 'progress.titleChecking' : 'progress.title', { name: file.name });
  const share = progress?.share ?? null;
  const step = stepWords(t, progress?.step ?? 'waiting');
  const percent = share === null ? null : `${Math.floor(share * 100)} %`;
  const here = `${activity}/${file.id}`;
  return (
    <>
      <FileHead view={view} title={title} />
      <p>
        {t('progress.step', { step })} {percent === null ? t('progress.unknown') : t('progress.share', { percent })}
      </p>
      <p>
        <progress max={1} aria-label={t('progress.step', { step })} {...(share === null ? {} : { value: share })} />
      </p>
      <p>{t('progress.leave')}</p>
      <p className="gp-quiet">{follows ? t('progress.follows', { seconds: followSeconds }) : t('progress.held')}</p>
      <ul className="gp-shows">
        {(follows ? (['hold'] as const) : (['look', 'follow'] as const)).map((what) => (
          <li key={what}>
            <a href={what === 'follow' ? here : `${here}?still=yes`}>{t(`progress.${what}`)}</a>
          </li>
        ))}
      </ul>
      {view.mayEnter && <Act view={view} to="setting-aside" label={t('progress.cancel')} secondary />}
      <MayNot view={view} />
    </>
  );
}

function stepWords(t: IntakeDesk['t'], step: string): string {
  const key = `step.${step}`;
  return isKey(key) ? t(key) : step;
}

const isKey = (text: string): text is IntakeKey => Object.hasOwn(intakeMessages, text);
