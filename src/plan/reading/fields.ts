/** Lines that tell of a commitment who, with whom and by when: "Lead: Head of Estates", "Deadline: March 2028". */
import type { RowCells } from './row-sentence.ts';
import { type FieldKind, fieldLabels } from './vocabulary.ts';

export interface Field {
  kind: FieldKind;
  value: string;
}

const kinds = Object.keys(fieldLabels).filter((kind): kind is FieldKind => kind in fieldLabels);
const anyLabel = kinds.map((kind) => `(?<${kind}>${fieldLabels[kind]})`).join('|');
const label = new RegExp(`(?<=^|[\\s|;,(])(?:${anyLabel})\\s?[:–—]\\s+(?=\\S)`, 'gi');

/** The fields of a text that begins with one and holds nothing else; null of any other text. */
export function fieldsOf(text: string): Field[] | null {
  if (text.length > 400 || !/^[^:–—]{2,50}[:–—]\s/.test(text)) return null;
  const found = [...text.matchAll(label)].filter(({ index, 0: words }) => index === 0 || /^\p{Lu}/u.test(words));
  if (found[0]?.index !== 0) return null;
  return found.flatMap(({ index, 0: words, groups }, at) => {
    const value = text.slice(index + words.length, found[at + 1]?.index).replace(/[\s|;,]+$/, '');
    const kind = kinds.find((each) => groups?.[each] !== undefined);
    return kind ? [{ kind, value }] : [];
  });
}

/** What the fields say, as the columns of a table of actions would. */
export function cellsOf(fields: Field[]): RowCells {
  const of = (kind: FieldKind) => fields.filter((field) => field.kind === kind).map(({ value }) => value);
  return {
    owners: of('owner'),
    partners: of('partner'),
    deadlines: of('deadline'),
    starts: of('start'),
    targets: of('target'),
  };
}
