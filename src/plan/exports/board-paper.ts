/** The plan as the paper that a board receives: what is asked of it first, then the plan in the order of its story. */
import { headingColour } from '../../platform/web/brand.ts';
import { completeness, planFigure } from '../figures.ts';
import { alongTimeline } from '../rules.ts';
import { chapterBlocks, chartBlock } from './board-paper-chapters.ts';
import { ambitionBlocks, themeBlocks } from './board-paper-themes.ts';
import { type ExportInput, isDraft, languageOf, longDate, standing, wordsFor } from './input.ts';
import { type Block, cell, type HeadingBlock, type Paper, paragraph, type TableBlock } from './paper.ts';

export function boardPaper(input: ExportInput): Paper {
  const t = wordsFor(input);
  const { plan, system } = input;
  const { contact, brand } = system.settings;
  const made = longDate(input.madeAt.toISOString().slice(0, 10), system);
  return {
    title: plan.title,
    language: languageOf(system),
    author: system.settings.name,
    kicker: t('paper.reportTo'),
    system: system.settings.name,
    standing: standing(input),
    draft: isDraft(plan),
    made: t('paper.made', { version: plan.version, date: made }),
    madeAt: input.madeAt,
    contact: contact === null ? null : t('paper.contact', contact),
    address: input.address,
    colour: headingColour(brand),
    logo: logoOf(brand.logo, system.settings.name),
    words: {
      contents: t('paper.contents'),
      contentsHint: t('paper.contentsHint'),
      page: t('paper.page'),
      of: t('paper.of'),
      unprintable: t('paper.unprintable'),
    },
    blocks: [
      ...decisionBlocks(input),
      ...glanceBlocks(input),
      ...(plan.vision === null ? [] : [heading(t('paper.vision')), paragraph(plan.vision, 'lead')]),
      ...(plan.ambitions.length === 0 ? [] : [heading(t('paper.ambitions')), ...ambitionBlocks(input)]),
      ...plan.chapters.flatMap((chapter) => chapterBlocks(input, chapter)),
      ...plan.themes.flatMap((theme) => themeBlocks(input, theme)),
      ...timelineBlocks(input),
      ...glossaryBlocks(input),
    ],
  };
}

function decisionBlocks(input: ExportInput): Block[] {
  const t = wordsFor(input);
  const { plan } = input;
  if (!isDraft(plan) && plan.approval) {
    const date = longDate(plan.approval.date, input.system);
    return [heading(t('paper.decision')), paragraph(t('paper.decisionDone', { body: plan.approval.body, date }))];
  }
  const counts = completeness(plan);
  const gaps = {
    owner: counts.commitments - counts.withOwner,
    date: counts.commitments - counts.withDate,
    target: counts.commitments - counts.withTarget,
  };
  const asked = [
    t('paper.decisionRead'),
    ...(counts.commitments === 0 ? [] : [t('paper.decisionGaps', gaps)]),
    t('paper.decisionApprove'),
  ];
  return [
    heading(t('paper.decision')),
    paragraph(t('paper.decisionDraft')),
    { type: 'list', ordered: true, items: asked.map((text) => ({ runs: [{ text }], children: [] })) },
  ];
}

function glanceBlocks(input: ExportInput): Block[] {
  const t = wordsFor(input);
  const counts = completeness(input.plan);
  if (counts.commitments === 0) return [];
  const { commitments, parts, recommendations } = counts;
  const having: [string, number][] = [
    [t('paper.haveOwner'), counts.withOwner],
    [t('paper.haveDate'), counts.withDate],
    [t('paper.haveTarget'), counts.withTarget],
  ];
  return [
    heading(t('paper.glance')),
    paragraph(t('paper.glanceText', { commitments, parts, recommendations, themes: input.plan.themes.length })),
    {
      type: 'table',
      caption: t('paper.complete'),
      columns: [
        { title: t('paper.what'), share: 70, align: 'left' },
        { title: t('paper.howMany'), share: 30, align: 'right' },
      ],
      rows: having.map(([label, count]) => [cell(label), cell(t('paper.ofAll', { count, all: commitments }))]),
    },
    chartBlock(input, planFigure(input.plan, 'commitments-by-theme')),
  ];
}

function timelineBlocks(input: ExportInput): Block[] {
  const t = wordsFor(input);
  const { milestones } = input.plan;
  if (milestones.length === 0 && input.dates.length === 0) return [];
  const rows = alongTimeline(milestones, input.dates).map((entry) => {
    if ('milestone' in entry) {
      const { when, title, state } = entry.milestone;
      return [cell(when), cell(title), cell(state === null ? '' : t(`state.${state}`))];
    }
    const { on, promised, title, note, state } = entry.date;
    const first = promised === null ? [] : [t('calendar.firstPromised', { day: longDate(promised, input.system) })];
    const words = [title, ...first.map((one) => `(${one})`)].join(' ');
    return [cell(longDate(on, input.system)), cell(words), cell(note === '' ? t(`state.${state}`) : note)];
  });
  const table: TableBlock = {
    type: 'table',
    caption: null,
    columns: [
      { title: t('column.when'), share: 24, align: 'left' },
      { title: t('column.title'), share: 60, align: 'left' },
      { title: t('column.state'), share: 16, align: 'left' },
    ],
    rows,
  };
  return [{ ...heading(t('paper.timeline')), newPage: true }, table];
}

function glossaryBlocks(input: ExportInput): Block[] {
  const t = wordsFor(input);
  const { glossary } = input.plan;
  if (glossary.length === 0) return [];
  const table: TableBlock = {
    type: 'table',
    caption: null,
    columns: [
      { title: t('column.term'), share: 25, align: 'left' },
      { title: t('column.meaning'), share: 75, align: 'left' },
    ],
    rows: glossary
      .toSorted((a, b) => a.term.localeCompare(b.term, languageOf(input.system)))
      .map(({ term, meaning }) => [cell([{ text: term, bold: true }]), cell(meaning)]),
  };
  return [heading(t('paper.glossary')), table];
}

function heading(text: string): HeadingBlock {
  return { type: 'heading', level: 1, text };
}

function logoOf(logo: string | null, name: string): Paper['logo'] {
  const [, kind, base64] = /^data:image\/(svg\+xml|png);base64,(.*)$/.exec(logo ?? '') ?? [];
  if (!kind || !base64) return null;
  return { kind: kind === 'png' ? 'png' : 'svg', base64, alt: name };
}
