/**
 * What a row of an action table says: the sentence of its action, with the owners, dates and targets of its other
 * columns. Those stand outside the text, so their span is [0, 0].
 */
import { readPeriod } from '../../kernel/periods.ts';
import type { DraftDate, DraftOwner, DraftTarget, Sentence } from '../draft.ts';
import { readSentence } from './sentence/read.ts';
import { elsewhere } from './sentence/text.ts';

export interface RowCells {
  owners: string[];
  partners: string[];
  deadlines: string[];
  starts: string[];
  targets: string[];
}

export function sentenceOfRow(text: string, cells: RowCells): Sentence {
  return withCells(readSentence(text, { part: false }), cells);
}

/** A sentence with what stands beside it: in other columns, or in lines of their own below it. */
export function withCells(sentence: Sentence, cells: RowCells): Sentence {
  const named = new Set(sentence.owners.flatMap(({ organisations }) => organisations));
  const columnOwners = [
    ...cells.owners.flatMap((cell) => ownersIn(cell, 'lead')),
    ...cells.partners.flatMap((cell) => ownersIn(cell, 'with')),
  ];
  // A column that only names those whom the sentence names says nothing more.
  const more = columnOwners.filter(({ organisations }) => organisations.some((name) => !named.has(name)));
  const owners = [...sentence.owners, ...more];
  const columnDates = [
    ...cells.starts.flatMap((cell) => datesIn(cell, 'from')),
    ...cells.deadlines.flatMap((cell) => datesIn(cell, 'by')),
  ];
  const dates = [
    ...sentence.dates,
    ...columnDates.filter((date) => !sentence.dates.some((said) => isSame(said, date))),
  ];
  const due = dates.findIndex((date) => date.relation === 'by');
  const targets = cells.targets.flatMap((cell) => targetsIn(cell, due < 0 ? null : due));
  const told = new Set(sentence.targets.map(figureOf));
  return {
    ...sentence,
    owners,
    dates,
    targets: [...sentence.targets, ...targets.filter((one) => !told.has(figureOf(one)))],
  };
}

/** A column may write the period of the sentence, or its last day: "by March 2027" is "2027-03-31". */
function isSame(said: DraftDate, written: DraftDate): boolean {
  if (said.phrase === written.phrase || (said.interval !== null && said.interval === written.interval)) return true;
  if (said.edtf === null || written.edtf === null) return false;
  return said.edtf === written.edtf || (said.latest !== null && said.latest === written.edtf);
}

const figureOf = ({ value, unit }: DraftTarget) => `${value} ${unit}`;

const nobody = /^(?:tbc|tbd|n\/?a|none|to be (?:confirmed|agreed|decided)|all|-|–|—|\?+|various)$/i;

/** A cell names one owner or several. "Waste and Recycling" is one department: "and" parts only what a sentence would. */
function ownersIn(cell: string, role: DraftOwner['role']): DraftOwner[] {
  const organisations = cell
    .split(/\s*[,;/\n•|]\s*/)
    .flatMap((name) => namesIn(name.trim()))
    .map((name) => name.replace(/^(?:the|all|each|every)\s+/i, ''))
    .filter((name) => name !== '' && !nobody.test(name));
  return organisations.length === 0 ? [] : [{ phrase: cell, span: elsewhere(), role, organisations }];
}

/** "Fleet and Travel Manager" is one post, where "Fleet" alone is neither a body nor a post. */
const onePost =
  /^(?!.*\b(?:team|group|board|committee|manager|lead|officer|director|head|trusts?|council|department)s?\b.*\band\b)[^()]+ (?:and|&) [^()]* ?(?:manager|lead|officer|director|coordinator|co-ordinator|adviser)$/i;

function namesIn(name: string): string[] {
  if (onePost.test(name) && !/^[A-Z]{2,}\b/.test(name)) return [name];
  const [owner] = readSentence(`${name} will act`, { part: false }).owners;
  return owner?.phrase === name ? owner.organisations : [name];
}

/** In a column of deadlines a bare "March 2027" is by when, in a column of beginnings from when. */
function datesIn(cell: string, relation: 'by' | 'from'): DraftDate[] {
  const { dates } = readSentence(cell, { part: true });
  const during = /^(?:during|in|throughout|over)\b/i.test(cell);
  const said = dates.map((date) => ({
    ...date,
    phrase: dates.length === 1 ? cell : date.phrase,
    span: elsewhere(),
    owner: null,
    relation: date.relation === 'at' || (date.relation === 'during' && !during) ? relation : date.relation,
  }));
  if (said.length > 0) return said;
  const period = readPeriod(cell);
  if (!period) return [];
  const open = period.edtf.endsWith('/..');
  return [
    {
      phrase: cell,
      span: elsewhere(),
      relation: open ? 'from' : relation,
      edtf: period.edtf,
      latest: relation === 'from' ? null : period.latest,
      interval: null,
      owner: null,
    },
  ];
}

function targetsIn(cell: string, due: number | null): DraftTarget[] {
  const own = readSentence(cell, { part: true }).targets;
  // "80% of staff have completed it" tells in its column what is to be reached.
  const targets = own.length > 0 ? own : readSentence(`Achieve ${cell}`, { part: true }).targets;
  return targets.map((target) => ({ ...target, phrase: cell, span: elsewhere(), by: due }));
}
