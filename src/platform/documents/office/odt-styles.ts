/** The styles and lists of an OpenDocument text. */
import { numeral } from '../numerals.ts';
import { bulletGlyph } from '../words.ts';
import { attribute, child, elements, type XmlElement } from '../xml.ts';

interface OdtStyle {
  parent: string | null;
  bold: boolean | null;
  outline: number | null;
  list: string | null;
}

export class OdtStyles {
  private readonly styles = new Map<string, OdtStyle>();
  private readonly lists = new Map<string, XmlElement>();

  /** Takes the styles of both parts in which a file has them: those made by hand, and those it made itself. */
  constructor(roots: (XmlElement | null)[]) {
    for (const root of roots) {
      for (const one of [...elements(child(root, 'styles')), ...elements(child(root, 'automatic-styles'))]) {
        const name = attribute(one, 'name');
        if (name === null) continue;
        if (one.name === 'list-style') this.lists.set(name, one);
        else if (one.name === 'style') this.styles.set(name, styleOf(one));
      }
    }
  }

  isBold(name: string | null): boolean | null {
    return this.inherited(name, (style) => style.bold);
  }

  /** The list that comes with a paragraph's style. */
  listOf(name: string | null): string | null {
    return this.inherited(name, (style) => style.list);
  }

  /** The heading level that a style gives a paragraph; 0 for the title of the document. */
  headingLevel(name: string | null): number | null {
    let at = name;
    for (let step = 0; at !== null && step < 20; step += 1) {
      if (at === 'Title') return 0;
      const numbered = /^Heading_20_(\d)$/.exec(at);
      if (numbered?.[1]) return Number(numbered[1]);
      const style: OdtStyle | undefined = this.styles.get(at);
      if (style && style.outline !== null) return style.outline;
      at = style?.parent ?? null;
    }
    return null;
  }

  /** The bullet or number of an item; `counts` has the number of each level from the outermost. */
  marker(list: string | null, depth: number, counts: number[]): { marker: string; ordered: boolean } {
    const levels = elements(this.lists.get(list ?? '') ?? null);
    const at = (level: number) => levels.find((one) => attribute(one, 'level') === String(level + 1)) ?? null;
    const level = at(depth);
    const manner = manners[attribute(level, 'num-format') ?? ''];
    if (level?.name !== 'list-level-style-number' || manner === undefined) {
      return { marker: bulletGlyph(attribute(level, 'bullet-char') ?? '•', null), ordered: false };
    }
    const shown = Number(attribute(level, 'display-levels') ?? '1');
    const numbers = counts.slice(Math.max(0, depth + 1 - shown), depth + 1).map((count) => numeral(count, manner));
    const before = attribute(level, 'num-prefix') ?? '';
    return { marker: `${before}${numbers.join('.')}${attribute(level, 'num-suffix') ?? ''}`.trim(), ordered: true };
  }

  private inherited<T>(name: string | null, tell: (style: OdtStyle) => T | null): T | null {
    let at = name;
    for (let step = 0; at !== null && step < 20; step += 1) {
      const style = this.styles.get(at);
      if (!style) return null;
      const told = tell(style);
      if (told !== null) return told;
      at = style.parent;
    }
    return null;
  }
}

const manners: Record<string, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

function styleOf(style: XmlElement): OdtStyle {
  const weight = attribute(child(style, 'text-properties'), 'font-weight');
  const outline = attribute(style, 'default-outline-level');
  return {
    parent: attribute(style, 'parent-style-name'),
    bold: weight === null ? null : weight === 'bold' || Number(weight) >= 600,
    outline: outline === null || outline === '' ? null : Number(outline),
    list: attribute(style, 'list-style-name') || null,
  };
}
