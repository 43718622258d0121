/** From recommendation to commitment to revision to remark: a picture for each theme, and all of it as a table. */
import type { View } from '../plan/pages/view.tsx';
import type { T } from './frame.tsx';
import { outcomes } from './model.ts';
import type { Heard, Share, Trace, Traced } from './trace.ts';

interface Props {
  t: T;
  view: View;
  /** "/fenmarsh/you-said/ID/trace" */
  here: string;
  heard: Heard[];
  traces: Trace[];
  share: Share;
  day(text: string): string;
}

export function TracePage({ t, view, here, heard, traces, share, day }: Props) {
  const themes = view.plan.themes.map((theme) => ({
    theme,
    own: traces.filter((one) => (one.recommendation?.theme ?? one.commitment?.placed.theme)?.id === theme.id),
  }));
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('trace.title')}</h1>
      <p>{t('trace.intro')}</p>
      <p>
        <strong>
          {t('trace.share', {
            ...share,
            percent: share.recommendations === 0 ? 0 : Math.round((100 * share.confirmed) / share.recommendations),
          })}
        </strong>
      </p>
      <ul className="nhsuk-list">
        <li>
          <a href={`${here}.csv`}>{t('trace.csv')}</a>
        </li>
        <li>
          <a href={`${here}.xlsx`}>{t('trace.xlsx')}</a>
        </li>
      </ul>
      {themes.map(
        ({ theme, own }) =>
          own.length > 0 && (
            <section key={theme.id} aria-labelledby={`trace-${theme.id}`}>
              <h2 id={`trace-${theme.id}`} className="nhsuk-heading-m">
                {theme.title}
              </h2>
              <Picture t={t} traces={own} />
              <Lines {...{ t, view, day }} traces={own} />
            </section>
          ),
      )}
      {heard.length > 0 && (
        <section aria-labelledby="trace-heard">
          <h2 id="trace-heard" className="nhsuk-heading-m">
            {t('trace.heard')}
          </h2>
          <ul className="nhsuk-list">
            {heard.map(({ source, raised: { id, text, outcome, reason }, placed }) => (
              <li key={id} className="gp-commitment">
                <p>
                  {text}{' '}
                  <strong className={`nhsuk-tag nhsuk-tag--${outcome === null ? 'grey' : 'green'}`}>
                    {t(`outcome.${outcome ?? 'open'}`)}
                  </strong>
                </p>
                <p className="nhsuk-hint">{source}</p>
                {reason && <p>{reason}</p>}
                {placed && (
                  <p>
                    <a href={`${view.base}/commitments/${placed.commitment.id}`}>{placed.commitment.id}</a>{' '}
                    {placed.commitment.text}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const row = 26;
const [left, right, width] = [70, 250, 320] as const;

/** Recommendations on the left, commitments on the right, a line from each to what answers it. The list below says the same. */
function Picture({ t, traces }: { t: T; traces: Trace[] }) {
  const asked = [...new Set(traces.flatMap((one) => one.recommendation?.recommendation.id ?? []))];
  const promised = [...new Set(traces.flatMap((one) => one.commitment?.placed.commitment.id ?? []))];
  const y = (all: string[], id: string) => (all.indexOf(id) + 1) * row;
  const answered = new Set(
    traces.flatMap((one) => (one.commitment && one.recommendation ? one.recommendation.recommendation.id : [])),
  );
  return (
    <figure className="gp-trace">
      <svg
        viewBox={`0 0 ${width} ${(Math.max(asked.length, promised.length) + 1) * row}`}
        role="img"
        aria-label={t('trace.picture', {
          recommendations: asked.length,
          answered: answered.size,
          commitments: promised.length,
        })}
      >
        {traces.map(({ recommendation, commitment, answered: how }) =>
          recommendation && commitment ? (
            <line
              key={`${recommendation.recommendation.id} ${commitment.placed.commitment.id}`}
              className={how === 'confirmed' ? 'gp-trace__sure' : 'gp-trace__likely'}
              x1={left}
              y1={y(asked, recommendation.recommendation.id)}
              x2={right}
              y2={y(promised, commitment.placed.commitment.id)}
            />
          ) : null,
        )}
        {asked.map((id) => (
          <g key={id}>
            <circle className={answered.has(id) ? '' : 'gp-trace__open'} cx={left} cy={y(asked, id)} r="6" />
            <text x={left - 12} y={y(asked, id) + 5} textAnchor="end">
              {id}
            </text>
          </g>
        ))}
        {promised.map((id) => (
          <g key={id}>
            <circle cx={right} cy={y(promised, id)} r="6" />
            <text x={right + 12} y={y(promised, id) + 5}>
              {id}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="nhsuk-hint">{t('trace.legend')}</figcaption>
    </figure>
  );
}

function Lines({ t, view, day, traces }: Pick<Props, 't' | 'view' | 'day' | 'traces'>) {
  return (
    <ul className="nhsuk-list">
      {traces.map(({ recommendation, commitment, answered }) => (
        <li key={`${recommendation?.recommendation.id} ${commitment?.placed.commitment.id}`} className="gp-commitment">
          {recommendation ? (
            <p>
              <b>{recommendation.recommendation.id}</b> {recommendation.recommendation.text}{' '}
              <strong className={`nhsuk-tag nhsuk-tag--${answered === 'confirmed' ? 'green' : 'grey'}`}>
                {t(`trace.${answered}`)}
              </strong>
            </p>
          ) : (
            <p className="nhsuk-hint">{t('trace.unasked')}</p>
          )}
          {commitment && <Promised {...{ t, view, day }} traced={commitment} />}
        </li>
      ))}
    </ul>
  );
}

function Promised({ t, view, day, traced }: Pick<Props, 't' | 'view' | 'day'> & { traced: Traced }) {
  const { placed, revisions, said } = traced;
  const { id, text } = placed.commitment;
  const told = [...outcomes, 'open' as const].filter((one) => said[one] > 0);
  return (
    <>
      <p>
        <a href={`${view.base}/commitments/${id}`}>{id}</a> {text}
      </p>
      {revisions.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {revisions.map(({ revision, remarks }) => (
            <li key={revision.id}>
              {t('trace.revision', { day: day(revision.at.slice(0, 10)), why: revision.why, remarks })}
            </li>
          ))}
        </ul>
      )}
      {told.length > 0 && (
        <p className="nhsuk-hint">
          {t('trace.said')} {told.map((one) => `${t(`outcome.${one}`)} ${said[one]}`).join(', ')}
        </p>
      )}
    </>
  );
}
