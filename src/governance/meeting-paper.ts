/** The paper that a body gets for its meeting: what is asked of it, what changed, what people said, what is open. Pure. */

import { outcomes, verdicts } from '../consultation/model.ts';
import { languageOf } from '../plan/exports/input.ts';
import { type Block, cell, type Paper, paragraph, type Run } from '../plan/exports/paper.ts';
import { headingColour } from '../platform/web/brand.ts';
import type { Difference } from './differences.ts';
import type { PaperFacts } from './meeting-facts.ts';

/** More than a meeting reads; the whole comparison stands on the web. */
const mostDifferences = 40;

export function meetingPaper(facts: PaperFacts): Paper {
  const { t, system, plan, listed, body, day, today, address } = facts;
  const { contact, brand, name } = system.settings;
  return {
    title: plan.title,
    language: languageOf(system),
    author: name,
    kicker: body ? t('paper.kicker', { body: body.name }) : t('paper.gateOnly'),
    system: name,
    standing:
      plan.approval === null
        ? t('paper.standing.draft')
        : t('paper.standing.approved', { body: plan.approval.body, day: day(plan.approval.date) }),
    draft: plan.approval === null,
    made: t('paper.made', { edition: listed.edition, day: day(today) }),
    madeAt: new Date(`${today}T00:00:00Z`),
    contact: contact === null ? null : t('paper.contact', contact),
    address,
    colour: headingColour(brand),
    logo: null,
    words: {
      contents: t('paper.contents'),
      contentsHint: t('paper.contentsHint'),
      page: t('paper.page'),
      of: t('paper.of'),
      unprintable: t('paper.unprintable'),
    },
    blocks: [
      ...asked(facts),
      ...needed(facts),
      ...changedSince(facts),
      ...said(facts),
      ...open(facts),
      ...decided(facts),
    ],
  };
}

const heading = (text: string, level: 1 | 2 = 1): Block => ({ type: 'heading', level, text });

function asked({ t, gate, body, day, today }: PaperFacts): Block[] {
  const meeting = body?.meetings.find(({ on }) => on >= today)?.on ?? gate.due;
  return [
    heading(t('paper.asked')),
    paragraph(body ? t('paper.askedText', { body: body.name, gate: gate.title }) : gate.title, 'lead'),
    paragraph(t('paper.askedOptions')),
    ...(meeting === null ? [] : [paragraph(t('paper.meeting', { day: day(meeting) }))]),
  ];
}

function needed({ t, needs }: PaperFacts): Block[] {
  if (needs.length === 0) return [];
  const rows = needs.map(({ need, open: count }): [string, string] => [
    t(`need.${need}`),
    count === 0 ? t('need.met') : t('need.open', { count }),
  ]);
  return [heading(t('paper.true')), table([t('paper.need'), t('paper.state')], rows, 'left')];
}

function changedSince({ t, last, day }: PaperFacts): Block[] {
  const title = heading(t('paper.changed'));
  if (last === null) return [title, paragraph(t('paper.firstTime'))];
  const { decision, differences } = last;
  const outcome = t(`state.${decision.outcome}`).toLowerCase();
  const more = differences.length - mostDifferences;
  return [
    title,
    paragraph(t('paper.sinceLast', { day: day(decision.on), outcome, count: differences.length })),
    ...differences.slice(0, mostDifferences).flatMap((one) => difference(t, one)),
    ...(more > 0 ? [paragraph(t('paper.more', { count: more }))] : []),
  ];
}

/** What is taken out is struck through and what is new is bold, so that it reads on paper too. */
function difference(t: PaperFacts['t'], { kind, id, change, words, facts }: Difference): Block[] {
  const name = kind === 'plan' ? '' : ` ${id}`;
  const runs: Run[] = words.map(({ text, change: how }) => ({
    text,
    ...(how === 'removed' ? { strike: true } : how === 'added' ? { bold: true } : {}),
  }));
  return [
    heading(`${t(`changes.${change}`)}: ${t(`changes.kind.${kind}`)}${name}`, 2),
    { type: 'paragraph', runs, look: 'body' },
    ...facts.map(({ fact, before, after }) =>
      paragraph(
        t('changes.fact', {
          fact: t(`changes.fact.${fact}`),
          before: before || t('changes.nothing'),
          after: after || t('changes.nothing'),
        }),
        'note',
      ),
    ),
  ];
}

function said({ t, asked: all }: PaperFacts): Block[] {
  if (all.length === 0) return [heading(t('paper.said')), paragraph(t('paper.nobody'))];
  return [
    heading(t('paper.said')),
    ...all.flatMap(({ title, responses, remarks, open: count, verdicts: counted, outcomes: came }): Block[] => {
      const answers = verdicts.map((one): [string, string] => [t(`paper.${one}`), String(counted[one])]);
      const ends = outcomes.flatMap((one): [string, string][] => {
        const found = came.find(({ outcome }) => outcome === one);
        return found ? [[t(`outcome.${one}`), String(found.count)]] : [];
      });
      return [
        paragraph(t('paper.saidText', { title, responses, remarks, open: count })),
        table([t('paper.answer'), t('paper.number')], answers, 'right', t('paper.verdicts')),
        ...(ends.length === 0
          ? []
          : [table([t('paper.answer'), t('paper.number')], ends, 'right', t('paper.outcomes'))]),
      ];
    }),
  ];
}

function open({ t, needs, complete }: PaperFacts): Block[] {
  const unmet = needs.filter((one) => one.open > 0);
  const { commitments, withOwner, withDate, withTarget } = complete;
  return [
    heading(t('paper.open')),
    ...(unmet.length === 0
      ? [paragraph(t('paper.nothingOpen'))]
      : [
          paragraph(t('paper.openNeeds')),
          {
            type: 'list' as const,
            ordered: false,
            items: unmet.map(({ need, open: count }) => ({
              runs: [{ text: `${t(`need.${need}`)}: ${t('need.open', { count })}` }],
              children: [],
            })),
          },
        ]),
    paragraph(
      t('paper.gaps', {
        owner: commitments - withOwner,
        date: commitments - withDate,
        target: commitments - withTarget,
        count: commitments,
      }),
    ),
  ];
}

function decided({ t, record, day }: PaperFacts): Block[] {
  if (record.length === 0) return [];
  const rows = record.map(({ gate, decision: { outcome, on, minute, words } }): [string, string] => [
    gate.title,
    [t('gate.decided', { outcome: t(`state.${outcome}`), day: day(on) }), minute && t('gate.minute', { minute }), words]
      .filter(Boolean)
      .join('. '),
  ]);
  return [heading(t('paper.record')), table([t('paper.gate'), t('paper.decision')], rows, 'left')];
}

function table(
  [first, second]: [string, string],
  rows: [string, string][],
  align: 'left' | 'right',
  caption: string | null = null,
): Block {
  return {
    type: 'table',
    caption,
    columns: [
      { title: first, share: 65, align: 'left' },
      { title: second, share: 35, align },
    ],
    rows: rows.map(([one, two]) => [cell(one), cell(two)]),
  };
}
