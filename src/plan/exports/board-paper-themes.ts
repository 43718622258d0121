/** Themes of the board paper: each sub-theme's recommendations beside the commitments that answer them. */
import type { Commitment, Owner, Plan, Subtheme, Theme } from '../model.ts';
import { everyPlaced, type Placed, withParts } from '../placed.ts';
import { type Answer, answersShown, indexPlan } from '../rules.ts';
import { type ExportInput, isDraft, wordsFor } from './input.ts';
import {
  type Block,
  cell,
  type ListBlock,
  type ListItem,
  paragraph,
  type Run,
  type TableBlock,
  type TableCell,
} from './paper.ts';

export function themeBlocks(input: ExportInput, theme: Theme): Block[] {
  return [
    { type: 'heading', level: 1, text: theme.title, newPage: true },
    ...theme.straplines.map((strapline) => paragraph(strapline, 'lead')),
    ...theme.subthemes.flatMap((subtheme) => subthemeBlocks(input, theme, subtheme)),
  ];
}

/** Ambitions with their parts, as a list: they have no owners and dates of the kind that a table would show. */
export function ambitionBlocks(input: ExportInput): Block[] {
  return [{ type: 'list', ordered: false, items: input.plan.ambitions.map(ambitionItem) }];
}

/** Commitments drawn into a chapter: their words once more, leading to the row that says who, when and how much. */
export function commitmentList(input: ExportInput, commitments: Placed[]): ListBlock {
  const rows = rowsOfPaper(input.plan);
  return {
    type: 'list',
    ordered: false,
    items: commitments.map(({ commitment }) => ({
      runs: [referenceTo(commitment.id, rows), { text: ` ${commitment.text}` }],
      children: commitment.children.map(partItem),
    })),
  };
}

/** Commitments as rows: what, who, when and how much. */
function commitmentTable(input: ExportInput, caption: string, commitments: Placed[]): TableBlock {
  const t = wordsFor(input);
  return {
    type: 'table',
    caption,
    columns: [
      { title: t('paper.ref'), share: 8, align: 'left' },
      { title: t(isDraft(input.plan) ? 'paper.promisedDraft' : 'paper.promised'), share: 46, align: 'left' },
      { title: t('paper.who'), share: 18, align: 'left' },
      { title: t('paper.byWhen'), share: 15, align: 'left' },
      { title: t('paper.target'), share: 13, align: 'left' },
    ],
    rows: commitments.map((placed) => {
      const family = withParts(placed.commitment, placed.kind, placed.theme, placed.subtheme);
      const reference = cell([{ text: placed.commitment.id, bold: true }]);
      return [
        { ...reference, anchor: placed.commitment.id },
        { paragraphs: [[{ text: placed.commitment.text }]], items: placed.commitment.children.map(partItem) },
        several(input, ownerLines(input, family)),
        several(
          input,
          phraseLines(placed.commitment, family, (one) => one.dates.map((date) => date.phrase)),
        ),
        several(
          input,
          phraseLines(placed.commitment, family, (one) => one.targets.map((target) => target.phrase)),
        ),
      ];
    }),
  };
}

function subthemeBlocks(input: ExportInput, theme: Theme, subtheme: Subtheme): Block[] {
  const t = wordsFor(input);
  const title = subtheme.title ?? theme.title;
  const blocks: Block[] = subtheme.title === null ? [] : [{ type: 'heading', level: 2, text: subtheme.title }];
  if (subtheme.recommendations.length > 0) blocks.push(recommendationTable(input, title, subtheme));
  if (subtheme.commitments.length > 0) {
    const placed = subtheme.commitments.flatMap((one) => withParts(one, 'commitment', theme, subtheme).slice(0, 1));
    blocks.push(commitmentTable(input, t('paper.tableOfCommitments', { title }), placed));
  }
  return blocks;
}

function recommendationTable(input: ExportInput, title: string, subtheme: Subtheme): TableBlock {
  const t = wordsFor(input);
  const rows = rowsOfPaper(input.plan);
  const index = indexPlan(input.plan);
  return {
    type: 'table',
    caption: t('paper.tableOfRecommendations', { title }),
    columns: [
      { title: t('paper.recommended'), share: 72, align: 'left' },
      { title: t('paper.answeredBy'), share: 28, align: 'left' },
    ],
    rows: subtheme.recommendations.map((recommendation) => {
      const answers = answersShown(index, recommendation.id);
      const leading = (some: Answer[]) => separated(some.map(({ placed }) => referenceTo(placed.commitment.id, rows)));
      const confirmed = leading(answers.filter(({ confirmed: by }) => by));
      const proposed = leading(answers.filter(({ confirmed: by }) => !by));
      const lines = [
        ...(confirmed.length === 0 ? [] : [confirmed]),
        ...(proposed.length === 0 ? [] : [[{ text: `${t('paper.proposed')} ` }, ...proposed]]),
      ];
      return [cell(recommendation.text), lines.length === 0 ? cell(t('paper.unanswered')) : cell(...lines)];
    }),
  };
}

/** The row that each commitment or part stands in, for references to lead to. */
function rowsOfPaper(plan: Plan): Map<string, string> {
  const rows = new Map<string, string>();
  let row = '';
  for (const placed of everyPlaced(plan)) {
    if (placed.kind === 'commitment') row = placed.commitment.id;
    if (placed.theme !== null) rows.set(placed.commitment.id, row);
  }
  return rows;
}

function referenceTo(id: string, rows: Map<string, string>): Run {
  const to = rows.get(id);
  return to === undefined ? { text: id } : { text: id, to };
}

function separated(runs: Run[]): Run[] {
  return runs.flatMap((run, index) => (index === 0 ? [run] : [{ text: ', ' }, run]));
}

function partItem(part: Commitment): ListItem {
  return { runs: [{ text: `${part.id} `, bold: true }, { text: part.text }], children: part.children.map(partItem) };
}

function ambitionItem(ambition: Commitment): ListItem {
  return { runs: [{ text: ambition.text }], children: ambition.children.map(ambitionItem) };
}

/** Owners of the commitment and, where they are others, of its parts. */
function ownerLines(input: ExportInput, family: Placed[]): string[] {
  const lines = family.flatMap((placed) =>
    placed.inherited ? [] : placed.commitment.owners.map((owner) => ownerLine(input, owner)),
  );
  return [...new Set(lines)];
}

function ownerLine(input: ExportInput, owner: Owner): string {
  const t = wordsFor(input);
  const named = input.plan.organisations.filter((organisation) => owner.organisations.includes(organisation.id));
  const owners = named.length === 0 ? owner.phrase : named.map((organisation) => organisation.name).join(', ');
  if (owner.role === 'with') return t('paper.with', { owners });
  return owner.role === 'adopts' ? t('paper.adopts', { owners }) : owners;
}

/** Phrases of the commitment, then of its parts under their own numbers. */
function phraseLines(commitment: Commitment, family: Placed[], phrases: (one: Commitment) => string[]): string[] {
  return family.flatMap((placed) =>
    phrases(placed.commitment).map((phrase) =>
      placed.commitment === commitment ? phrase : `${placed.commitment.id}: ${phrase}`,
    ),
  );
}

function several(input: ExportInput, lines: string[]): TableCell {
  if (lines.length > 0) return cell(...lines);
  return cell([{ text: wordsFor(input)('paper.none'), italic: true }]);
}
