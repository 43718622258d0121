/** What a person says of how a file is read. */
import { Mistake } from '../../platform/mistake.ts';
import type { SaidHeadings, StagedSheet } from '../../platform/staging/model.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { answered } from '../intake/answer.ts';
import { asKept } from '../intake/kinds/plain.ts';
import { type LinePart, withPart } from '../intake/line-parts.ts';
import { fingerprint, type Mapping } from '../intake/mapping.ts';
import type { StagedFile } from '../model.ts';
import { sheetOf, theFile } from './the-file.ts';

/**
 * Confirms how a file is read, with the answers to what was asked, and keeps that for files of its kind.
 * @param answers by the place of their question; '' where it is left open
 * @throws Mistake that names what has to be answered
 */
export async function confirmMapping(
  carbon: Carbon,
  id: string,
  answers: readonly string[],
  changed: Pick<Mapping, 'name' | 'tier'>,
): Promise<void> {
  const file = await theFile(carbon, id);
  const sheet = sheetOf(file);
  if (!file.proposal || !sheet) throw new Mistake('This file waits for no answer. Look at it again.');
  const { questions, how } = file.proposal;
  const open = questions.filter(({ needed }, place) => needed && (answers[place] ?? '').trim() === '');
  if (open.length > 0) throw new Mistake(open.map(({ sentence }) => sentence).join(' '));
  let mapping: Mapping = { ...file.proposal.mapping, ...changed };
  let { organisation } = file;
  for (const [place, question] of questions.entries()) {
    const answer = (answers[place] ?? '').trim();
    if (answer === '') continue;
    // Whose this file is says nothing of the next file of its kind.
    if (question.about === 'organisation' && mapping.organisation.from === 'sender') organisation = answer;
    else mapping = answered(mapping, question, answer);
  }
  const headings = sheet.columns.map(({ heading }) => heading);
  mapping = { ...mapping, headings, ...shownIn(sheet) };
  // Where it was asked for columns, what is in those that were named is looked at first.
  if (how === 'like' || questions.some(({ about }) => about === 'column')) {
    await keepFor(carbon, headings, mapping);
    await carbon.files.change(id, ['mapping'], { state: 'received', mapping, proposal: null, organisation });
    return;
  }
  if (!(await carbon.files.change(id, ['mapping'], { state: 'mapped', mapping, organisation, problem: null })))
    throw new Mistake('Somebody else went on with this file meanwhile. Look at it again.');
  await keepFor(carbon, headings, ofAnyFile(mapping));
}

/**
 * Reads a file anew with parts of its lines from other columns than were proposed: what is in those is looked at, and asked.
 * @param parts with the name of a column; null where the file has none
 * @throws Mistake where nothing would be left to count
 */
export async function readColumns(
  carbon: Carbon,
  id: string,
  parts: readonly (readonly [LinePart, string | null])[],
): Promise<void> {
  const file = await theFile(carbon, id);
  const sheet = sheetOf(file);
  if (!file.proposal || !sheet) throw new Mistake('This file waits for no answer. Look at it again.');
  const chosen = parts.reduce((map, [part, column]) => withPart(map, part, column), file.proposal.mapping);
  if (chosen.quantity.from === 'spend' && chosen.spend === null)
    throw new Mistake(
      'Without an amount and without what was spent there is nothing to count. Name a column of either.',
    );
  const headings = sheet.columns.map(({ heading }) => heading);
  const name = file.proposal.how === 'guessed' ? file.name.replace(/\.[^.]*$/, '') : chosen.name;
  const mapping = { ...chosen, name, headings, ...shownIn(sheet) };
  if (!(await carbon.files.change(id, ['mapping'], { state: 'received', mapping, proposal: null })))
    throw new Mistake('Somebody else went on with this file meanwhile. Look at it again.');
  await keepFor(carbon, headings, mapping);
}

/** Goes back to how a file is read, from its checked lines. @returns false if it is not there any more */
export function readOtherwise(carbon: Carbon, id: string): Promise<boolean> {
  return carbon.files.change(id, ['checked', 'mapped', 'failed'], { state: 'mapping', checked: null, problem: null });
}

/** Reads another sheet of the file. @param sheet from 0 */
export async function readSheet(carbon: Carbon, id: string, sheet: number): Promise<void> {
  const file = await theFile(carbon, id);
  if (!file.staged?.sheets[sheet]) throw new Mistake('There is no such sheet in this file. Choose one of those named.');
  await carbon.files.change(id, ['mapping', 'checked'], { state: 'received', sheet, proposal: null, checked: null });
}

/** Formats whose rows say of themselves what their cells are called: nobody can say where headings stand. */
const named = new Set<StagedFile['format']>(['parquet', 'json', 'json lines']);

/** Whether a person can say where the headings of a file stand. */
export const mayShowHeadings = ({ staged }: Pick<ActivityFile, 'staged'>): boolean =>
  staged !== null && !named.has(staged.format);

/**
 * Reads a file anew with the headings where a person says that they stand, on the sheet that is read now.
 * @param where null: where Greenplan finds them, whatever was said before
 */
export async function readHeadings(
  carbon: Carbon,
  id: string,
  where: Omit<SaidHeadings, 'sheet'> | null,
): Promise<void> {
  const file = await theFile(carbon, id);
  const sheet = sheetOf(file);
  if (!file.staged || !sheet || !mayShowHeadings(file))
    throw new Mistake(`The headings of ${file.name} are as the file has them, and cannot stand elsewhere.`);
  const others = (file.staged.said ?? []).filter((one) => one.sheet !== sheet.name);
  const said = where === null ? others : [...others, { sheet: sheet.name, ...where }];
  // without tables the file is staged again
  const staged = { ...file.staged, sheets: [], said };
  const anew = { state: 'received', staged, sheet: null, proposal: null, checked: null } as const;
  if (!(await carbon.files.change(id, ['mapping', 'checked'], anew)))
    throw new Mistake(`${file.name} is ${file.state}, so it cannot be read with other headings.`);
}

/**
 * Looks at a file anew, since it is of another kind than the one that it was taken for by its headings.
 * @throws Mistake where it was not taken for a kind of before
 */
export async function readAsAnotherKind(carbon: Carbon, id: string): Promise<void> {
  const { proposal, name } = await theFile(carbon, id);
  if (!proposal || (proposal.how !== 'like' && proposal.how !== 'moved'))
    throw new Mistake(`${name} was not taken for a kind of file from before.`);
  const refused = [...(proposal.refused ?? []), fingerprint(proposal.mapping.headings)];
  if (!(await carbon.files.change(id, ['mapping'], { state: 'received', proposal: { ...proposal, refused } })))
    throw new Mistake('Somebody else went on with this file meanwhile. Look at it again.');
}

async function keepFor(carbon: Carbon, headings: readonly string[], mapping: Mapping): Promise<void> {
  const kept = asKept(mapping);
  if (kept !== null) await carbon.mappings.keep(fingerprint(headings), kept);
}

/** How many staff one survey stood for says nothing of the next. */
const ofAnyFile = (mapping: Mapping): Mapping =>
  mapping.survey === null ? mapping : { ...mapping, survey: { ...mapping.survey, staff: null } };

/** Where a person showed that the headings of a sheet stand, to be kept with its mapping. */
function shownIn({ said }: StagedSheet): Pick<Mapping, 'headingsAt'> {
  // a table without headings has nothing to be recognised by there
  if (!said || said.rows === 0) return {};
  const { row, rows, oneTable } = said;
  return { headingsAt: { row, rows, oneTable } };
}
