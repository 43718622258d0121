/** What a tagged PDF says of its marked contents: which stand in which cell of a table, and which are one item or heading. */
import type { PDFPageProxy } from 'unpdf/pdfjs';

/** A paragraph, item or heading, by the ids of the contents that stand in it. */
export interface TaggedBlock {
  role: 'text' | 'item' | 'heading';
  ids: Set<string>;
}

export interface TaggedRow {
  heading: boolean;
  cells: TaggedBlock[][];
}
export type TaggedTable = TaggedRow[];

type Tree = NonNullable<Awaited<ReturnType<PDFPageProxy['getStructTree']>>>;
type Child = Tree['children'][number];

export interface PageTags {
  /** The outermost tables that have something on this page. */
  tables: TaggedTable[];
  /** What stands in no table, each content by its id. */
  blocks: ReadonlyMap<string, TaggedBlock>;
}

/** The tags of a page; empty where the PDF is not tagged. */
export async function tagsOf(page: PDFPageProxy): Promise<PageTags> {
  const tree = await page.getStructTree();
  const children = tree?.children ?? [];
  const blocks = blocksIn(children, []).flatMap((block) =>
    [...block.ids].map((id): [string, TaggedBlock] => [id, block]),
  );
  return { tables: tablesIn(children), blocks: new Map(blocks) };
}

function tablesIn(children: readonly Child[]): TaggedTable[] {
  return children.flatMap((child) => {
    if (!('children' in child)) return [];
    return child.role === 'Table' ? [rowsIn(child.children)] : tablesIn(child.children);
  });
}

function rowsIn(children: readonly Child[]): TaggedRow[] {
  return children.flatMap((child) => {
    if (!('children' in child)) return [];
    if (child.role !== 'TR') return rowsIn(child.children);
    const cells = child.children.filter((cell) => 'children' in cell);
    const heading = cells.length > 0 && cells.every((cell) => 'role' in cell && cell.role === 'TH');
    return [{ heading, cells: cells.map((cell) => blocksIn([cell], [])) }];
  });
}

/** Elements that stand within a line; every other begins something of its own. */
const inline = /^(?:Span|Link|Em|Strong|Sub|Reference|Quote|Code|Annot|NonStruct|Lbl|LBody|Ruby|Warichu|Private)$/;

function roleOf(tag: string): TaggedBlock['role'] | null {
  if (inline.test(tag)) return null;
  return tag === 'LI' ? 'item' : /^H[1-6]?$/.test(tag) ? 'heading' : 'text';
}

/** Adds what the children hold to the block at hand, or to blocks of their own. */
function blocksIn(children: readonly Child[], blocks: TaggedBlock[]): TaggedBlock[] {
  for (const child of children) {
    const block = blocks.at(-1);
    if (!('children' in child)) {
      if (child.type !== 'content') continue;
      if (block) block.ids.add(child.id);
      else blocks.push({ role: 'text', ids: new Set([child.id]) });
      continue;
    }
    const role = roleOf(child.role);
    // The paragraph that an item is made of is the item.
    const inItem = role === 'text' && block?.role === 'item' && block.ids.size === 0;
    if (role && !inItem) blocks.push({ role, ids: new Set() });
    blocksIn(child.children, blocks);
    // What comes after a table or a list is no longer in it.
    if (role && !inItem) blocks.push({ role: 'text', ids: new Set() });
  }
  return blocks;
}
