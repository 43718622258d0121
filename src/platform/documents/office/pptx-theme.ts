/**
 * What a shape on a slide inherits. A placeholder says neither where it stands nor how its lists look: its layout does,
 * or its layout's master.
 */
import { attribute, child, elements, readXmlIfThere, type XmlElement } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { readRelations, related } from './relations.ts';

export interface Inherited {
  /** "title", "body", "sldNum" and so on; null for a shape that is no placeholder. */
  placeholder: string | null;
  /** Where it stands, if the shape itself does not say. */
  transform: XmlElement | null;
  /** List styles, nearest first. */
  styles: XmlElement[];
}

interface Template {
  placeholders: { type: string; index: string | null; transform: XmlElement | null; style: XmlElement | null }[];
  /** The master's styles of titles, bodies and all else. */
  styles: { title: XmlElement | null; body: XmlElement | null; other: XmlElement | null };
}

export type Inherit = (shape: XmlElement) => Inherited;

/** Reads layouts and masters, each once. */
export class Templates {
  private readonly archive: Archive;
  private readonly standard: XmlElement[];
  private readonly known = new Map<string, Promise<{ template: Template; parent: string | null }>>();

  constructor(archive: Archive, presentation: XmlElement) {
    this.archive = archive;
    const standard = child(presentation, 'defaultTextStyle');
    this.standard = standard ? [standard] : [];
  }

  /** How the shapes of a slide inherit, given the part of its layout. */
  async of(layoutPart: string | null): Promise<Inherit> {
    const layout = layoutPart === null ? null : await this.read(layoutPart);
    const master = layout?.parent ? await this.read(layout.parent) : null;
    return (shape) => inherited(shape, layout?.template ?? null, master?.template ?? null, this.standard);
  }

  private read(part: string): Promise<{ template: Template; parent: string | null }> {
    const found = this.known.get(part) ?? this.load(part);
    this.known.set(part, found);
    return found;
  }

  private async load(part: string): Promise<{ template: Template; parent: string | null }> {
    const root = await readXmlIfThere(this.archive, part);
    const relations = await readRelations(this.archive, part);
    return { template: templateOf(root), parent: related(relations, 'slideMaster') };
  }
}

/** The placeholder's mark of a shape, whichever kind of shape it is. */
export function placeholderOf(shape: XmlElement): { type: string; index: string | null } | null {
  for (const part of elements(shape)) {
    if (!/^nv\w*Pr$/.test(part.name)) continue;
    const mark = child(part, 'nvPr', 'ph');
    if (mark) return { type: attribute(mark, 'type') ?? 'obj', index: attribute(mark, 'idx') };
  }
  return null;
}

function templateOf(root: XmlElement | null): Template {
  const styles = child(root, 'txStyles');
  const placeholders = elements(child(root, 'cSld', 'spTree'), 'sp').flatMap((shape) => {
    const mark = placeholderOf(shape);
    if (!mark) return [];
    return [{ ...mark, transform: child(shape, 'spPr', 'xfrm'), style: child(shape, 'txBody', 'lstStyle') }];
  });
  return {
    placeholders,
    styles: {
      title: child(styles, 'titleStyle'),
      body: child(styles, 'bodyStyle'),
      other: child(styles, 'otherStyle'),
    },
  };
}

function inherited(
  shape: XmlElement,
  layout: Template | null,
  master: Template | null,
  standard: XmlElement[],
): Inherited {
  const own = child(shape, 'txBody', 'lstStyle');
  const mark = placeholderOf(shape);
  if (!mark) return { placeholder: null, transform: null, styles: own ? [own, ...standard] : standard };
  const onLayout =
    layout?.placeholders.find((one) => mark.index !== null && one.index === mark.index) ??
    layout?.placeholders.find((one) => family(one.type) === family(mark.type)) ??
    null;
  const type = mark.type === 'obj' && onLayout ? onLayout.type : mark.type;
  const onMaster = master?.placeholders.find((one) => family(one.type) === family(type)) ?? null;
  const last = master?.styles[styleFor(type)] ?? null;
  return {
    placeholder: type === 'ctrTitle' ? 'title' : type,
    transform: onLayout?.transform ?? onMaster?.transform ?? null,
    styles: [own, onLayout?.style, onMaster?.style, last].filter((one) => one !== null && one !== undefined),
  };
}

/** Kinds of placeholder that stand for one another between slide, layout and master. */
function family(type: string): string {
  if (/^(title|ctrTitle)$/.test(type)) return 'title';
  return /^(body|obj|subTitle|tbl|chart|dgm|media|pic)$/.test(type) ? 'body' : type;
}

function styleFor(type: string): 'title' | 'body' | 'other' {
  const kind = family(type);
  return kind === 'title' || kind === 'body' ? kind : 'other';
}
