/** The plan as flat lists, one row an item: what CSV and workbook both write. */
import { deadlineOf, everyPlaced, ownersNamed, type Placed } from '../placed.ts';
import { daysOf } from './days.ts';
import { type ExportInput, isDraft, wordsFor } from './input.ts';
import type { ExportKey, ExportWords } from './messages.ts';

/** A day is kept as one, so that a workbook can sort and filter by it. */
export type Cell = string | number | { day: string } | null;

export type ColumnName = Extract<ExportKey, `column.${string}`> extends `column.${infer Name}` ? Name : never;

export interface Column<Item> {
  name: ColumnName;
  /** Width in a workbook, in characters. */
  width: number;
  value: (item: Item) => Cell;
}

/** A list ready to be written: its columns and its rows. */
export interface Sheet {
  columns: { name: ColumnName; title: string; width: number }[];
  rows: Cell[][];
}

/** Every ambition, commitment and part, parents before parts. */
export function commitmentRows(input: ExportInput): Sheet {
  const t = wordsFor(input);
  return sheet(t, commitmentColumns(input, t), everyPlaced(input.plan));
}

/** Every recommendation with the commitments that answer it. */
export function recommendationRows(input: ExportInput): Sheet {
  const t = wordsFor(input);
  const { themes, links } = input.plan;
  const items = themes.flatMap((theme) =>
    theme.subthemes.flatMap((subtheme) =>
      subtheme.recommendations.map((recommendation) => ({ theme, subtheme, recommendation })),
    ),
  );
  return sheet(
    t,
    [
      { name: 'id', width: 8, value: (item) => item.recommendation.id },
      { name: 'theme', width: 28, value: (item) => item.theme.title },
      { name: 'subtheme', width: 28, value: (item) => item.subtheme.title },
      { name: 'text', width: 80, value: (item) => item.recommendation.text },
      {
        name: 'answered_by',
        width: 18,
        value: (item) =>
          list(links.filter((link) => link.recommendation === item.recommendation.id).map((link) => link.commitment)),
      },
      { name: 'source_line', width: 10, value: (item) => item.recommendation.source?.line ?? null },
    ],
    items,
  );
}

/** Every link between a recommendation and a commitment, with both texts to judge it by. */
export function linkRows(input: ExportInput): Sheet {
  const t = wordsFor(input);
  const commitments = new Map(everyPlaced(input.plan).map(({ commitment }) => [commitment.id, commitment.text]));
  const recommendations = new Map(
    input.plan.themes
      .flatMap((theme) => theme.subthemes.flatMap((subtheme) => subtheme.recommendations))
      .map((recommendation) => [recommendation.id, recommendation.text]),
  );
  return sheet(
    t,
    [
      { name: 'recommendation', width: 16, value: (link) => link.recommendation },
      { name: 'recommendation_text', width: 60, value: (link) => recommendations.get(link.recommendation) ?? null },
      { name: 'commitment', width: 13, value: (link) => link.commitment },
      { name: 'commitment_text', width: 60, value: (link) => commitments.get(link.commitment) ?? null },
      { name: 'score', width: 10, value: (link) => link.score },
      { name: 'confirmed', width: 11, value: (link) => t(link.confirmed ? 'yes' : 'no') },
    ],
    input.plan.links,
  );
}

/** The timeline, with the days that each milestone covers. */
export function milestoneRows(input: ExportInput): Sheet {
  const t = wordsFor(input);
  return sheet(
    t,
    [
      { name: 'id', width: 8, value: (milestone) => milestone.id },
      { name: 'when', width: 18, value: (milestone) => milestone.when },
      { name: 'title', width: 80, value: (milestone) => milestone.title },
      { name: 'state', width: 10, value: ({ state }) => (state === null ? null : t(`state.${state}`)) },
      { name: 'first_day', width: 12, value: ({ edtf }) => day(edtf === null ? null : daysOf(edtf)?.first) },
      { name: 'last_day', width: 12, value: ({ edtf }) => day(edtf === null ? null : daysOf(edtf)?.last) },
      { name: 'dates_edtf', width: 18, value: (milestone) => milestone.edtf },
    ],
    input.plan.milestones,
  );
}

export function glossaryRows(input: ExportInput): Sheet {
  const t = wordsFor(input);
  return sheet(
    t,
    [
      { name: 'term', width: 24, value: (term) => term.term },
      { name: 'meaning', width: 90, value: (term) => term.meaning },
    ],
    input.plan.glossary,
  );
}

function commitmentColumns(input: ExportInput, t: ExportWords): Column<Placed>[] {
  const { plan } = input;
  const files = new Map(plan.documents.map((document) => [document.id, document.file]));
  const status = t(isDraft(plan) ? 'status.draftShort' : 'status.approvedShort');
  const named = (placed: Placed) => ownersNamed(plan, placed.owners);
  return [
    { name: 'id', width: 8, value: ({ commitment }) => commitment.id },
    { name: 'kind', width: 13, value: ({ kind }) => t(`kind.${kind}`) },
    { name: 'parent', width: 9, value: ({ parent }) => parent?.id ?? null },
    { name: 'theme', width: 28, value: ({ theme }) => theme?.title ?? null },
    { name: 'subtheme', width: 28, value: ({ subtheme }) => subtheme?.title ?? null },
    { name: 'text', width: 80, value: ({ commitment }) => commitment.text },
    { name: 'owners', width: 32, value: (placed) => list(named(placed).map((owner) => owner.name)) },
    {
      name: 'owner_roles',
      width: 18,
      value: ({ owners }) => list(owners.flatMap((owner) => owner.organisations.map(() => t(`role.${owner.role}`)))),
    },
    { name: 'ods_codes', width: 12, value: (placed) => list(named(placed).flatMap((owner) => owner.odsCode ?? [])) },
    { name: 'owners_from_parent', width: 12, value: ({ inherited }) => t(inherited ? 'yes' : 'no') },
    {
      name: 'strength',
      width: 14,
      value: ({ commitment: { strength } }) => (strength === null ? null : t(`strength.${strength}`)),
    },
    { name: 'hedges', width: 16, value: ({ commitment }) => list(commitment.hedges.map((hedge) => hedge.phrase)) },
    { name: 'level', width: 13, value: ({ commitment: { level } }) => (level === null ? null : t(`level.${level}`)) },
    { name: 'size', width: 10, value: ({ commitment: { size } }) => (size === null ? null : t(`size.${size}`)) },
    {
      name: 'drivers',
      width: 26,
      value: ({ commitment }) => list(commitment.drivers.map((driver) => t(`driver.${driver}`))),
    },
    { name: 'origin', width: 22, value: ({ commitment }) => commitment.origin },
    { name: 'due', width: 12, value: ({ commitment }) => day(deadlineOf(commitment)) },
    { name: 'dates', width: 24, value: ({ commitment }) => list(commitment.dates.map((date) => date.phrase)) },
    {
      name: 'dates_edtf',
      width: 18,
      value: ({ commitment }) => list(commitment.dates.flatMap((date) => date.edtf ?? date.interval ?? [])),
    },
    { name: 'targets', width: 24, value: ({ commitment }) => list(commitment.targets.map((target) => target.phrase)) },
    {
      name: 'answers',
      width: 14,
      value: ({ commitment }) =>
        list(plan.links.filter((link) => link.commitment === commitment.id).map((link) => link.recommendation)),
    },
    {
      name: 'outcome',
      width: 12,
      value: ({ commitment: { closure } }) => (closure === null ? null : t(`outcome.${closure.outcome}`)),
    },
    { name: 'outcome_reason', width: 24, value: ({ commitment }) => commitment.closure?.reason ?? null },
    {
      name: 'source',
      width: 22,
      value: ({ commitment: { source } }) => (source === null ? null : (files.get(source.document) ?? source.document)),
    },
    { name: 'source_line', width: 10, value: ({ commitment }) => commitment.source?.line ?? null },
    { name: 'revision', width: 10, value: ({ commitment }) => commitment.revision },
    { name: 'status', width: 34, value: () => status },
  ];
}

function sheet<Item>(t: ExportWords, columns: Column<Item>[], items: Item[]): Sheet {
  return {
    columns: columns.map(({ name, width }) => ({ name, width, title: t(`column.${name}`) })),
    rows: items.map((item) => columns.map((column) => column.value(item))),
  };
}

function list(values: string[]): string | null {
  return values.length === 0 ? null : values.join('; ');
}

function day(value: string | null | undefined): Cell {
  return value ? { day: value } : null;
}
