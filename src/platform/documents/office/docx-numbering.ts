/** The lists of a Word document: which bullet or number a paragraph gets, counted as Word counts. */
import { numeral } from '../numerals.ts';
import { bulletGlyph } from '../words.ts';
import { attribute, child, elements, type XmlElement } from '../xml.ts';

interface ListLevel {
  manner: string;
  pattern: string;
  start: number;
  font: string | null;
}

interface List {
  /** Lists drawn from the same abstract list go on counting where the other stopped. */
  counters: Map<number, number>;
  levels: Map<number, ListLevel>;
}

export class Numbering {
  private readonly lists = new Map<string, List>();

  constructor(root: XmlElement | null) {
    const abstract = new Map<string, XmlElement>();
    const byStyle = new Map<string, XmlElement>();
    const counters = new Map<string, Map<number, number>>();
    for (const one of elements(root, 'abstractNum')) {
      abstract.set(attribute(one, 'abstractNumId') ?? '', one);
      const style = attribute(child(one, 'styleLink'), 'val');
      if (style !== null) byStyle.set(style, one);
    }
    for (const one of elements(root, 'num')) {
      const abstractId = attribute(child(one, 'abstractNumId'), 'val') ?? '';
      const named = abstract.get(abstractId) ?? null;
      const link = attribute(child(named, 'numStyleLink'), 'val');
      const base = (link === null ? null : byStyle.get(link)) ?? named;
      const overrides = elements(one, 'lvlOverride');
      const shared = counters.get(abstractId) ?? new Map<number, number>();
      counters.set(abstractId, shared);
      this.lists.set(attribute(one, 'numId') ?? '', {
        counters: overrides.length > 0 ? new Map() : shared,
        levels: readLevels(base, overrides),
      });
    }
  }

  /**
   * The bullet or number of the next paragraph of a list, or null if the list is none ("0" takes a paragraph out of
   * the list of its style).
   */
  next(id: string, depth: number): { marker: string; ordered: boolean } | null {
    if (id === '0') return null;
    const list = this.lists.get(id);
    const level = list?.levels.get(depth);
    if (!list || !level) return { marker: '•', ordered: false };
    if (level.manner === 'none') return null;
    if (level.manner === 'bullet') return { marker: bulletGlyph(level.pattern, level.font), ordered: false };
    list.counters.set(depth, (list.counters.get(depth) ?? level.start - 1) + 1);
    for (const deeper of list.counters.keys()) if (deeper > depth) list.counters.delete(deeper);
    return { marker: fill(list, level), ordered: true };
  }
}

function fill(list: List, level: ListLevel): string {
  return level.pattern
    .replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const one = list.levels.get(at);
      return numeral(list.counters.get(at) ?? one?.start ?? 1, one?.manner ?? 'decimal');
    })
    .trim();
}

function readLevels(base: XmlElement | null, overrides: XmlElement[]): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  const own = overrides.flatMap((one) => elements(one, 'lvl'));
  for (const level of [...elements(base, 'lvl'), ...own]) {
    levels.set(Number(attribute(level, 'ilvl') ?? '0'), {
      manner: attribute(child(level, 'numFmt'), 'val') ?? 'decimal',
      pattern: attribute(child(level, 'lvlText'), 'val') ?? '',
      start: Number(attribute(child(level, 'start'), 'val') ?? '1'),
      font: attribute(child(level, 'rPr', 'rFonts'), 'ascii') ?? attribute(child(level, 'rPr', 'rFonts'), 'hAnsi'),
    });
  }
  for (const one of overrides) {
    const start = attribute(child(one, 'startOverride'), 'val');
    const level = levels.get(Number(attribute(one, 'ilvl') ?? '0'));
    if (start !== null && level) level.start = Number(start);
  }
  return levels;
}
