/** Reads JSON lines, or one array of objects, object by object. */
import { numberText } from './cells.ts';
import type { StagedSheet } from './model.ts';
import { piecesOf } from './pieces.ts';
import { RowSink } from './sink.ts';
import { Unreadable } from './unreadable.ts';
import type { Workshop } from './workshop.ts';

/** An object longer than this is no row of a table. */
const longestObject = 4_000_000;
const pieceBytes = 1 << 18;

/**
 * The rows of a JSON file. A column is a name, in the order of their first appearance; an object within an object is
 * told as "outer.inner", a list as JSON.
 * @throws Unreadable if it isn't JSON, or no list of objects
 */
export async function readJson(
  path: string,
  bytes: number,
  shop: Workshop,
): Promise<{ format: 'json' | 'json lines'; sheet: StagedSheet }> {
  const sink = new RowSink(shop, 'sheet-1');
  const columns = new Map<string, number>();
  const splitter = new ObjectSplitter();
  const decoder = new TextDecoder();
  let record = 0;
  const take = (objects: readonly JsonObject[]) => {
    for (const object of objects) {
      record += 1;
      sink.write(splitter.isList ? record : object.line, cellsOf(object, columns));
    }
  };
  let done = 0;
  for await (const piece of piecesOf(path, pieceBytes)) {
    take(splitter.push(decoder.decode(piece, { stream: true })));
    done += piece.length;
    shop.tell('reading rows', done / bytes);
  }
  take(splitter.push(decoder.decode()));
  splitter.end();
  if (sink.isEmpty) throw notATable(1);
  const stored = await sink.storeUnder([...columns.keys()]);
  return {
    format: splitter.isList ? 'json' : 'json lines',
    sheet: { name: '', hidden: false, ...stored, counts: splitter.isList ? 'record' : 'line', errorCells: 0 },
  };
}

interface JsonObject {
  /** The line on which it begins, from 1. */
  line: number;
  text: string;
}

/** Parts a text into the outermost objects, as it comes. */
class ObjectSplitter {
  /** Whether the objects are the items of one list. */
  isList = false;
  private text = '';
  private at = 0;
  private line = 1;
  private depth = 0;
  private isInText = false;
  private begin = 0;
  private beginLine = 1;

  push(piece: string): JsonObject[] {
    const from = this.depth > 0 ? this.begin : this.at;
    this.text = this.text.slice(from) + piece;
    this.at -= from;
    this.begin = 0;
    const objects: JsonObject[] = [];
    for (; this.at < this.text.length; this.at += 1) {
      const object = this.step(this.text[this.at] ?? '');
      if (object) objects.push(object);
    }
    if (this.depth > 0 && this.at - this.begin > longestObject) throw notATable(this.beginLine);
    return objects;
  }

  /** @throws Unreadable if the text ended in the middle of an object */
  end(): void {
    if (this.depth === 0) return;
    throw new Unreadable(
      'broken',
      `The file is cut off in the middle of the object that begins on line ${this.beginLine.toLocaleString('en-GB')}. Export it again.`,
    );
  }

  private step(letter: string): JsonObject | null {
    if (letter === '\n') this.line += 1;
    if (this.isInText) {
      if (letter === '\\') this.at += 1;
      else if (letter === '"') this.isInText = false;
      return null;
    }
    if (this.depth === 0) return this.between(letter);
    if (letter === '"') this.isInText = true;
    else if (letter === '{' || letter === '[') this.depth += 1;
    else if (letter === '}' || letter === ']') {
      this.depth -= 1;
      if (this.depth === 0) return { line: this.beginLine, text: this.text.slice(this.begin, this.at + 1) };
    }
    return null;
  }

  private between(letter: string): null {
    if (letter === '{') {
      this.depth = 1;
      this.begin = this.at;
      this.beginLine = this.line;
    } else if (letter === '[' && !this.isList) this.isList = true;
    else if (!/[\s,\]\ufeff]/.test(letter)) throw notATable(this.line);
    return null;
  }
}

function cellsOf(object: JsonObject, columns: Map<string, number>): string[] {
  const cells: string[] = [];
  const put = (name: string, value: unknown) => {
    if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) put(name === '' ? key : `${name}.${key}`, inner);
      return;
    }
    let column = columns.get(name);
    if (column === undefined) {
      column = columns.size;
      columns.set(name, column);
    }
    while (cells.length < column) cells.push('');
    cells[column] = textOf(value);
  };
  put('', parsed(object));
  return cells;
}

/** The object, its numbers as they are written. */
function parsed({ line, text }: JsonObject): unknown {
  try {
    return JSON.parse(text, (_, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? new Written(context?.source ?? String(value)) : value,
    );
  } catch (error) {
    throw new Unreadable(
      'broken',
      `The object on line ${line.toLocaleString('en-GB')} is not JSON. Export the file again, with one object on each line.`,
      { cause: error },
    );
  }
}

/** A number as it stands in the file: read as a double, 12345678901234567.89 would lose its end. */
class Written {
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return /e/i.test(this.text) ? numberText(this.text) : this.text;
  }
  toJSON(): number {
    return Number(this.text);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Written);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Written || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function notATable(line: number): Unreadable {
  return new Unreadable(
    'unknown kind',
    `The file is JSON, but not a list of objects (see line ${line.toLocaleString('en-GB')}). One object for each row is expected: {"period": "2026-04", "quantity": 120}. Export it so, or as CSV.`,
  );
}
