/** What a cell of text looks like: a number, a date, or words. Only looked at; nothing is changed. */

export type ValueKind = 'number' | 'date' | 'word';

/**
 * Numbers with signs, pound signs, thousands' commas, decimal points or commas, per cent, brackets for minus.
 * As a pattern of RE2 too: no lookaround.
 */
export const numberPattern =
  '^\\s*[(]?\\s*[-+−]?\\s*[£$€]?\\s*[-+−]?(\\d[\\d,  ]*([.]\\d*)?|[.]\\d+|\\d[\\d.]*,\\d+)([eE][-+]?\\d+)?\\s*%?\\s*[)]?-?\\s*$';

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
/** Days, months, financial years and moments, as people and programs write them. As a pattern of RE2 too. */
export const datePattern = `(?i)^\\s*(\\d{4}[-/._]\\d{1,2}([-/.]\\d{1,2})?([T ]\\d{1,2}:\\d\\d.*)?|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})([T ,]+\\d{1,2}:\\d\\d.*)?|\\d{1,2}(st|nd|rd|th)?[-/ .]*${month}[-/ .,]*(\\d{4}|\\d{2})?([ ,]+\\d{1,2}:\\d\\d.*)?|${month}[-/ .,']*(\\d{4}|\\d{2})|(fy)?\\s*\\d{4}/(\\d{4}|\\d{2})|\\d{1,2}:\\d\\d(:\\d\\d)?)\\s*$`;

const isNumber = new RegExp(numberPattern);
const isDate = new RegExp(datePattern.replace('(?i)', ''), 'i');

export function kindOfValue(cell: string): ValueKind {
  if (isNumber.test(cell)) return 'number';
  return isDate.test(cell) ? 'date' : 'word';
}
