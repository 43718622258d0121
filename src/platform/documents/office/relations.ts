/** How the parts of an Office file point at one another. */
import { attribute, elements, readXmlIfThere } from '../xml.ts';
import type { Archive } from '../zip.ts';

export interface Relation {
  /** The last word of its type: "slideLayout", "footnotes". */
  type: string;
  /** The name of the part in the archive. */
  target: string;
}

/** The relations of a part by id, those that lead out of the file left out; those of the file itself for "". */
export async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = part.slice(folder.length);
  const root = await readXmlIfThere(archive, `${folder}_rels/${file}.rels`);
  const relations = new Map<string, Relation>();
  for (const one of elements(root, 'Relationship')) {
    const id = attribute(one, 'Id');
    const target = attribute(one, 'Target');
    if (id === null || target === null || attribute(one, 'TargetMode') === 'External') continue;
    const type = attribute(one, 'Type') ?? '';
    relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) });
  }
  return relations;
}

/** The part to which the first relation of a type leads, or null. */
export function related(relations: Map<string, Relation>, type: string): string | null {
  for (const one of relations.values()) if (one.type === type) return one.target;
  return null;
}

/** The parts to which all relations of a type lead. */
export function allRelated(relations: Map<string, Relation>, type: string): string[] {
  return [...relations.values()].filter((one) => one.type === type).map((one) => one.target);
}

function resolve(folder: string, target: string): string {
  return new URL(target.replaceAll('\\', '/'), `file:///${folder}`).pathname.slice(1).replaceAll('%20', ' ');
}
