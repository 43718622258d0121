/** What the styles of a Word document say about the paragraphs that have them. */
import { attribute, child, elements, type XmlElement } from '../xml.ts';
import { isOn } from './properties.ts';

export interface ParagraphStyle {
  /** 1 is the highest; 0 is the title of the document; null is no heading. */
  headingLevel: number | null;
  bold: boolean;
  /** The list that comes with the style, as "List Bullet" brings its bullet. */
  list: { id: string | null; depth: number | null } | null;
}

interface RawStyle {
  name: string;
  basedOn: string | null;
  properties: XmlElement | null;
  run: XmlElement | null;
}

const plain: ParagraphStyle = { headingLevel: null, bold: false, list: null };

/** The styles of a document by their id (which Word writes in the language of the person: "berschrift1"). */
export function readStyles(root: XmlElement | null): (id: string | null) => ParagraphStyle {
  const raw = new Map<string, RawStyle>();
  let standard: string | null = null;
  for (const style of elements(root, 'style')) {
    const id = attribute(style, 'styleId');
    if (id === null || (attribute(style, 'type') ?? 'paragraph') !== 'paragraph') continue;
    if (attribute(style, 'default') !== null && isOn(attribute(style, 'default'))) standard = id;
    raw.set(id, {
      name: attribute(child(style, 'name'), 'val') ?? id,
      basedOn: attribute(child(style, 'basedOn'), 'val'),
      properties: child(style, 'pPr'),
      run: child(style, 'rPr'),
    });
  }
  const known = new Map<string, ParagraphStyle>();
  return (id) => {
    const wanted = id ?? standard;
    if (wanted === null) return plain;
    const found = known.get(wanted) ?? resolveStyle(raw, wanted);
    known.set(wanted, found);
    return found;
  };
}

/** The heading level that a paragraph's own outline level gives it, or null; levels from 10 on are body text. */
export function outlineLevel(properties: XmlElement | null): number | null | 'body' {
  const value = attribute(child(properties, 'outlineLvl'), 'val');
  if (value === null || !/^\d+$/.test(value)) return null;
  return Number(value) <= 8 ? Number(value) + 1 : 'body';
}

function resolveStyle(raw: Map<string, RawStyle>, id: string): ParagraphStyle {
  const chain: RawStyle[] = [];
  for (let at: string | null = id; at !== null && chain.length < 20; ) {
    const style = raw.get(at);
    if (!style) break;
    chain.push(style);
    at = style.basedOn;
  }
  if (chain.length === 0) return { ...plain, headingLevel: levelByName(id) };
  return { headingLevel: headingLevel(chain), bold: bold(chain), list: list(chain) };
}

function headingLevel(chain: RawStyle[]): number | null {
  for (const style of chain) {
    const level = outlineLevel(style.properties);
    if (level === 'body') return null;
    if (level !== null) return level;
    const byName = levelByName(style.name);
    if (byName !== null) return byName;
  }
  return null;
}

/** "heading 2" whatever the language; 0 for the title of the document. */
function levelByName(name: string): number | null {
  const found =
    /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|pennawd)[ _-]?(\d)$/i.exec(
      name,
    );
  if (found?.[1]) return Number(found[1]);
  return /^(title|titel|titre|título|titolo|teitl)$/i.test(name) ? 0 : null;
}

function bold(chain: RawStyle[]): boolean {
  for (const style of chain) {
    const own = child(style.run, 'b');
    if (own) return isOn(attribute(own, 'val'));
  }
  return false;
}

function list(chain: RawStyle[]): ParagraphStyle['list'] {
  for (const style of chain) {
    const own = child(style.properties, 'numPr');
    if (!own) continue;
    const level = attribute(child(own, 'ilvl'), 'val');
    const byName = /^list (?:bullet|number) (\d)$/i.exec(chain[0]?.name ?? '');
    return {
      id: attribute(child(own, 'numId'), 'val'),
      depth: level === null ? (byName?.[1] ? Number(byName[1]) - 1 : null) : Number(level),
    };
  }
  return null;
}
