/** Why lines are rejected or remarked upon, in sentences that a clerk can act on. */

/** What a rejected row is told. `found` is the cell as it stands, `expected` what could be in its place. */
export interface Rejection {
  /** As a spreadsheet counts, 1 = the file's first row. */
  row: number;
  code: RejectionCode;
  /** The heading of the column; '' where it is no column's fault. */
  column: string;
  found: string;
  /** The earlier row, for what is there twice; the activity, for a unit that is not its own; null otherwise. */
  detail: string | null;
}

type Sentence = (found: string, near: readonly string[], detail: string | null) => string;

const quoted = (text: string): string => `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
const didYouMean = (near: readonly string[]): string =>
  near.length === 0 ? '' : ` Nearest: ${near.slice(0, 3).map(quoted).join(', ')}.`;

const sentences = {
  'not-a-number': (found) =>
    `Found ${quoted(found)}. Expected a number such as 12,400 or 12400.50. Correct it and send the row again.`,
  'letter-in-number': (found) => {
    const letter = /[OoIlS]/.exec(found)?.[0];
    const told = letter === undefined ? '' : ` (a letter ${letter})`;
    return `Found ${quoted(found)}${told}. Expected a number such as ${likelyNumber(found)}. Correct it and send the row again.`;
  },
  'number-too-large': (found) =>
    `Found ${quoted(found)}. A line holds less than 1,000,000,000,000. Use a larger unit, or correct the number.`,
  'other-decimal-mark': (found) =>
    `Found ${quoted(found)}, where the comma or point can't part thousands. Is it the decimal mark of this file? If it is, say so in the mapping; if not, correct the number.`,
  formula: (found) =>
    `Found the formula ${quoted(found)}. Expected its value: in the spreadsheet, copy the column and paste it as values.`,
  'error-cell': (found) =>
    `Found the spreadsheet's error ${quoted(found)}. Mend the formula behind it, or write the value.`,
  'not-known': (found) =>
    `Found ${quoted(found)}. It is not known how much that is. Write a number, or leave the row out.`,
  'no-quantity': () => 'Nothing is written here. Expected a number. Write it, or leave the row out.',
  negative: (found) =>
    `Found ${quoted(found)}. A reading can't be less than nought. Correct it and send the row again.`,
  'no-period': () => 'There is no date or period. Write one such as 2024-04, 03/04/2024 or 2024/25.',
  'unreadable-period': (found) =>
    `Found ${quoted(found)}. Expected a date or period such as 2024-04, 03/04/2024, Apr-24, Q1 2024/25 or 2024/25.`,
  'no-such-day': (found) =>
    `Found ${quoted(found)}, which is no day of the calendar. If the month stands before the day in this file, say so in the mapping; if not, correct the date.`,
  'open-period': (found) =>
    `Found ${quoted(found)}, which has no beginning or end. Write both, for example 2024-04/2024-06.`,
  'future-period': (found) =>
    `Found ${quoted(found)}, which has not begun yet. Correct the date, or send the row when it has.`,
  'early-period': (found) => `Found ${quoted(found)}. Nothing is counted before 1990. Correct the date.`,
  'no-organisation': () =>
    'No organisation is named. Write its code or name, or say in the mapping whose file this is.',
  'unknown-organisation': (found, near) =>
    `There is no organisation ${quoted(found)} in this system.${didYouMean(near)} Correct it, or have the organisation added.`,
  'no-activity': () => 'Nothing says what this is of. Write the activity, for example natural gas.',
  'unknown-activity': (found, near) =>
    `No activity is called ${quoted(found)}.${didYouMean(near)} Use one of the names in the list of activities, or say in the mapping what it means.`,
  'no-unit': () => 'There is no unit. Write one, for example kWh.',
  'unknown-unit': (found, near) =>
    `There is no unit ${quoted(found)}.${didYouMean(near)} Correct it, or say in the mapping what it means.`,
  'unit-of-other-kind': (found, near) =>
    `${quoted(found)} does not measure this activity.${didYouMean(near)} Correct the unit or the activity.`,
  twice: (_, __, earlier) =>
    `This row is the same as row ${earlier ?? '?'} in every column. If both are meant, write something into each that tells them apart, such as the invoice number, and send this one again.`,
  'no-factor': (_, __, why) =>
    `${why ?? 'There is no factor for this.'} Correct the row, leave it out, or add a factor of your own.`,
  'in-ledger': (_, __, earlier) =>
    `The same line is in the ledger already (${earlier ?? 'an earlier file'}), so it is left out. If it is a further one, say so on the page of this file, or write something that tells the two apart, such as the invoice number. If this file corrects the earlier one, say so when you send it.`,
} satisfies Record<string, Sentence>;

export type RejectionCode = keyof typeof sentences;
export const rejectionCodes = Object.keys(sentences) as [RejectionCode, ...RejectionCode[]];

/**
 * What is wrong with one cell of a row: where, what was found, what was expected, how to mend it.
 * @param near what could have been meant
 */
export function sentenceOf({ code, column, found, detail }: Omit<Rejection, 'row'>, near: readonly string[]): string {
  const say: Sentence = sentences[code];
  const where = column === '' ? '' : `Column “${column}”: `;
  return where + say(found, near, detail);
}

/** What the last row of a file that breaks off is told besides. */
export const cutOffSentence =
  'The file seems to be cut off in the middle of this row: export it again, and compare the number of rows.';

/** "12,4O0" was probably 12,400. */
function likelyNumber(found: string): string {
  const digits = found.replace(/[Oo]/g, '0').replace(/[Il]/g, '1').replace(/S/g, '5');
  return /^[\d,.\s£-]+$/.test(digits) ? digits.trim() : '12,400';
}

/** What is remarked upon in a line that is taken in: each has a bit, in the order of this list. */
export const remarks = [
  ['rounded', 'rounded to six places'],
  ['negative', 'less than nought: taken as a credit note or correction'],
  ['zero', 'nought'],
  [
    'apportioned',
    'the period, such as a calendar year, falls in two financial years: parted by days, each part with its own year’s factors',
  ],
  ['half-hours missing', 'some of the day’s readings are missing'],
  ['tenfold', 'ten times what is usual here, or more'],
  ['tenth', 'a tenth of what is usual here, or less'],
  ['thousandfold', 'about a thousand times what is usual here: is the unit right?'],
  ['thousandth', 'about a thousandth of what is usual here: is the unit right?'],
  ['twice', 'the same as an earlier row in every column'],
  ['in ledger', 'the same line is in the ledger already'],
  ['otherwise', 'nothing says what exactly this is: counted under the general heading'],
  ['words', 'the number is written in words'],
  ['not over', 'the period was not over when the file came'],
  ['range', 'the number is a range: its middle is taken'],
  ['roughly', 'the number is about so much'],
  ['shared', 'a shared car: counted whole, so that it is rather too much than too little'],
  ['scaled', 'answers of a survey: multiplied to stand for all staff'],
  ['estimate unclear', 'whether it is an estimate is said in other words than yes or no: taken for none'],
] as const;

export type RemarkCode = (typeof remarks)[number][0];

/** Remarks that each line is told in words of its own, with the figure that is usual. */
export const doubtRemarks: readonly RemarkCode[] = ['tenfold', 'tenth', 'thousandfold', 'thousandth'];

/** The bit of a remark in a line's notes. */
export function remarkBit(code: RemarkCode): number {
  return 1 << remarks.findIndex(([each]) => each === code);
}
