/** Takes the sample's working draft apart into the pages it was laid out on, so that slides can be made of it. */

export interface Bullet {
  text: string;
  depth: 0 | 1;
}

export interface Page {
  paragraphs: string[];
  bullets: Bullet[];
  tables: string[][][];
}

const foot = /^WORKING DRAFT FOR COMMENT \d+$/;
const bullet = /^( ?)- (.*\S)$/;

export function pagesOf(markdown: string): Page[] {
  const pages: Page[] = [emptyPage()];
  let wraps = false;
  for (const line of markdown.split('\n')) {
    const page = pages.at(-1) ?? emptyPage();
    const [, indent, item] = bullet.exec(line) ?? [];
    if (foot.test(line)) {
      pages.push(emptyPage());
      wraps = false;
    } else if (line.startsWith('|')) {
      addRow(page, cellsOf(line), wraps);
      wraps = true;
    } else if (item !== undefined) {
      page.bullets.push({ text: item.trim(), depth: indent ? 1 : 0 });
      wraps = false;
    } else if (line.trim() === '' || line === '-') {
      wraps = false;
    } else {
      if (wraps) page.paragraphs.push(`${page.paragraphs.pop()} ${line}`);
      else page.paragraphs.push(line);
      wraps = true;
    }
  }
  return pages.filter((page) => page.paragraphs.length > 0);
}

function emptyPage(): Page {
  return { paragraphs: [], bullets: [], tables: [] };
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

function addRow(page: Page, cells: string[], continues: boolean): void {
  if (!continues) page.tables.push([]);
  const isRule = cells.every((cell) => /^-+$/.test(cell));
  const isEmpty = cells.every((cell) => cell === '');
  if (!isRule && !isEmpty) page.tables.at(-1)?.push(cells);
}
