/** Texts in CSV that a spreadsheet would take for a formula: an apostrophe is set before them, and taken off again. */

const formula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A number below nought is none. */
const number = /^-\d+(?:\.\d+)?%?$/;

export function guarded(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}

/** What was guarded, as it was. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
