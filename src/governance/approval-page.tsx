/** The way of a plan to approval, as readers see it: gates with what was decided, bodies, officers. */

import type { T } from './frame.tsx';
import type { Body, Decision, Gate, Officer } from './model.ts';
import { gateState, isPassed, nextGate, passing, slippage } from './rules.ts';

export interface ApprovalProps {
  t: T;
  /** "/fenmarsh" */
  base: string;
  gates: Gate[];
  decisions: Decision[];
  bodies: Body[];
  officers: Officer[];
  themes: { id: string; title: string }[];
  /** YYYY-MM-DD */
  today: string;
  day(text: string): string;
}

export function ApprovalPage(props: ApprovalProps) {
  const { t, gates, bodies } = props;
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('title')}</h1>
      <p className="nhsuk-lede-text">{t('intro')}</p>
      {gates.length === 0 && <p>{t('noGates')}</p>}
      <ol className="nhsuk-list gp-bare">
        {gates.map((gate) => (
          <li key={gate.id} className="gp-commitment">
            <GateTold {...props} gate={gate} />
          </li>
        ))}
      </ol>
      <p>
        <a href={`${props.base}/taken-up`}>{t('taken.title')}</a>
      </p>
      {bodies.length > 0 && (
        <section>
          <h2>{t('bodies')}</h2>
          {bodies.map((body) => (
            <BodyTold key={body.id} {...props} body={body} />
          ))}
        </section>
      )}
      <OfficersTold {...props} />
    </>
  );
}

export function GateTold(props: ApprovalProps & { gate: Gate }) {
  const { t, base, gate, gates, decisions, bodies, day } = props;
  const passed = passing(gate, decisions);
  const state = gateState(gate, decisions);
  const isNext = nextGate(gates, decisions)?.id === gate.id && state === 'to come';
  const late = slippage(gate, passed?.on ?? null);
  const body = bodies.find(({ id }) => id === gate.bodyId);
  return (
    <>
      <h2 className="nhsuk-heading-m">{gate.title}</h2>
      <p>
        <strong className={`nhsuk-tag nhsuk-tag--${colourOf(state, isNext)}`}>
          {t(isNext ? 'state.next' : `state.${state}`)}
        </strong>{' '}
        {body ? t('gate.by', { body: body.name }) : t(gate.recorder === 'team' ? 'gate.byTeam' : 'gate.noBody')}.{' '}
        {!passed && (gate.due ? t('gate.due', { day: day(gate.due) }) : t('gate.noDue'))}
        {late !== null && late > 0 && ` – ${t('gate.late', { days: late, day: day(gate.promised ?? '') })}`}
      </p>
      <ul className="nhsuk-list">
        {decisions
          .filter(({ gateId }) => gateId === gate.id)
          .map((one) => (
            <li key={one.id}>
              {t('gate.decided', { outcome: t(`state.${one.outcome}`), day: day(one.on) })}
              {one.minute !== '' && `. ${t('gate.minute', { minute: one.minute })}`}.{' '}
              <a href={`${base}/approval/${one.snapshot}`}>
                {t('gate.exact')}
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  ({gate.title}, {day(one.on)})
                </span>
              </a>
              {one.words !== '' && (
                <p>
                  {t(one.outcome === 'passed with conditions' ? 'gate.conditions' : 'gate.words')}: {one.words}
                </p>
              )}
            </li>
          ))}
      </ul>
    </>
  );
}

function colourOf(state: ReturnType<typeof gateState>, isNext: boolean): string {
  if (isPassed(state)) return 'green';
  if (state === 'sent back') return 'red';
  return isNext || state === 'reopened' ? 'blue' : 'grey';
}

function BodyTold({ t, body, today, day }: ApprovalProps & { body: Body }) {
  const { name, kind, remit, chair, members, meetings } = body;
  const coming = meetings.filter(({ on }) => on >= today);
  return (
    <section id={`body-${body.slug}`}>
      <h3 className="nhsuk-heading-s">{name}</h3>
      <p>
        {t(`kind.${kind}`)}. {remit} {chair !== '' && t('body.chair', { chair })}
      </p>
      {members.length > 0 && (
        <p>
          {t('body.members')}: {members.join('; ')}
        </p>
      )}
      <p>
        {coming.length === 0
          ? t('body.noMeetings')
          : `${t('body.meets')} ${coming.map(({ on, note }) => [day(on), note].filter(Boolean).join(' ')).join('; ')}`}
      </p>
    </section>
  );
}

function OfficersTold({ t, officers, themes }: ApprovalProps) {
  if (officers.length === 0) return null;
  const titles = new Map([
    ['plan', t('officers.plan')],
    ...themes.map(({ id, title }): [string, string] => [id, title]),
  ]);
  return (
    <table className="nhsuk-table-responsive">
      <caption className="nhsuk-table__caption">{t('officers')}</caption>
      <thead className="nhsuk-table__head">
        <tr>
          <th scope="col">{t('officers.part')}</th>
          <th scope="col">{t('officers.name')}</th>
          <th scope="col">{t('officers.organisation')}</th>
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {[...titles].flatMap(([part, title]) =>
          officers
            .filter((one) => one.part === part)
            .map((one) => (
              <tr key={part} className="nhsuk-table__row">
                <td className="nhsuk-table__cell">
                  <span className="nhsuk-table-responsive__heading" aria-hidden="true">
                    {t('officers.part')}{' '}
                  </span>
                  {title}
                </td>
                <td className="nhsuk-table__cell">
                  <span className="nhsuk-table-responsive__heading" aria-hidden="true">
                    {t('officers.name')}{' '}
                  </span>
                  {one.name}
                </td>
                <td className="nhsuk-table__cell">
                  <span className="nhsuk-table-responsive__heading" aria-hidden="true">
                    {t('officers.organisation')}{' '}
                  </span>
                  {one.organisation}
                </td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  );
}
