/**
 * Reads XML as a stream, part by part: an Office file of 100,000 paragraphs is walked one paragraph at a time and
 * never held whole. Names are read without their prefix, since programs differ in the prefixes they write.
 */
import sax from 'sax';
import { UnreadableDocument } from './outline.ts';
import type { Archive } from './zip.ts';

export interface XmlElement {
  /** Without its prefix: "p" for `<w:p>`. */
  name: string;
  /** As written, with prefixes. */
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** No document nests as deep as this; a file made to exhaust the stack does. */
const deepest = 500;

/**
 * Reads one part of an archive and returns its root.
 * With `each`, every child of an element of that name is handed to `take` as soon as it is complete and then let go;
 * the root that is returned lacks them.
 * @throws UnreadableDocument if it isn't well-formed.
 */
export async function readXml(
  archive: Archive,
  name: string,
  each?: { of: string; take: (child: XmlElement) => void },
): Promise<XmlElement> {
  const builder = treeBuilder(name, each);
  const decoder = new XmlDecoder();
  for await (const chunk of archive.stream(name)) builder.write(decoder.decode(chunk, true));
  builder.write(decoder.decode(new Uint8Array(), false));
  return builder.finish();
}

/** As `readXml`, or null where the archive has no such part. */
export async function readXmlIfThere(archive: Archive, name: string): Promise<XmlElement | null> {
  return archive.has(name) ? readXml(archive, name) : null;
}

/** Parses XML that is already a text. */
export function parseXml(text: string, name: string): XmlElement {
  const builder = treeBuilder(name);
  builder.write(text);
  return builder.finish();
}

/** The value of an attribute by its name without prefix, or null. */
export function attribute(element: XmlElement | null, name: string): string | null {
  if (!element) return null;
  const plain = element.attributes[name];
  return plain === undefined ? prefixed(element, name) : plain;
}

/** The value of an attribute that has a prefix (`r:id`, beside a plain `id`), or null. */
export function prefixed(element: XmlElement, name: string): string | null {
  for (const key in element.attributes) {
    if (key.endsWith(`:${name}`)) return element.attributes[key] ?? null;
  }
  return null;
}

/** The first child element of that name, or null; several names walk down. */
export function child(element: XmlElement | null, ...path: string[]): XmlElement | null {
  let at = element;
  for (const name of path) at = at ? (elements(at).find((one) => one.name === name) ?? null) : null;
  return at;
}

/** The child elements, of that name if one is given. */
export function elements(element: XmlElement | null, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const one of element?.children ?? []) {
    if (typeof one !== 'string' && (name === undefined || one.name === name)) found.push(one);
  }
  return found;
}

/** Every element below that has the name, in the order of the document; not looked for inside one found. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const one of elements(element)) {
    if (one.name === name) found.push(one);
    else found.push(...descendants(one, name));
  }
  return found;
}

/** All text below an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

function treeBuilder(name: string, each?: { of: string; take: (child: XmlElement) => void }) {
  const parser = sax.parser(true, {});
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let attributes: Record<string, string> = {};
  parser.onerror = (error) => {
    throw brokenXml(name, `${error.message.split('\n')[0]}, line ${parser.line + 1}`);
  };
  parser.onattribute = (one) => {
    attributes[one.name] = one.value;
  };
  parser.onopentag = (tag) => {
    if (open.length > deepest) throw brokenXml(name, 'it is nested too deep');
    const element = { name: tag.name.slice(tag.name.indexOf(':') + 1), attributes, children: [] };
    attributes = {};
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => {
    const done = open.pop();
    const parent = open.at(-1);
    if (each && done && parent?.name === each.of) {
      parent.children.pop();
      each.take(done);
    }
  };
  parser.ontext = parser.oncdata = (text) => {
    open.at(-1)?.children.push(text);
  };
  return {
    write: (text: string) => {
      if (text !== '') parser.write(text);
    },
    finish: (): XmlElement => {
      parser.close();
      const top = elements(root)[0];
      if (!top) throw brokenXml(name, 'it is empty');
      return top;
    },
  };
}

/** Decodes UTF-8, or UTF-16 where the first bytes are its mark. */
class XmlDecoder {
  private decoder: TextDecoder | null = null;

  decode(chunk: Uint8Array, stream: boolean): string {
    this.decoder ??= new TextDecoder(encodingByMark(chunk));
    return this.decoder.decode(chunk, { stream });
  }
}

function encodingByMark(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function brokenXml(name: string, why: string): UnreadableDocument {
  return new UnreadableDocument(
    'broken',
    `The file is damaged inside, in its part "${name}" (${why}). Open it in the program it was made with, save it again and send that.`,
  );
}
