/** The words of a PDF's page with the places where they stand, and the lines that are drawn on it. */
import { getResolvedPDFJS } from 'unpdf';
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { type PageTags, tagsOf } from './tags.ts';

/** A run of words; lengths are in points from the top left corner of the page as it is shown. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Where the letters stand. */
  baseline: number;
  size: number;
  bold: boolean;
  /** Id of the marked content that it belongs to, where the PDF is tagged. */
  tag: string | null;
}

/** A straight line drawn along the page or down it. */
export interface Rule {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PageText {
  width: number;
  height: number;
  pieces: Piece[];
  /** Words that do not stand upright, such as a label along an edge. */
  turned: string[];
  rules: Rule[];
  tags: PageTags;
}

type Matrix = [number, number, number, number, number, number];

/** Reads one page. */
export async function readPage(page: PDFPageProxy): Promise<PageText> {
  const view = page.getViewport({ scale: 1 });
  const base = matrixOf(view.transform);
  const drawn = await page.getOperatorList();
  const content = await page.getTextContent({ includeMarkedContent: true });
  const tags = await tagsOf(page);
  const open: (string | null)[] = [];
  const bold = new Map<string, boolean>();
  const pieces: Piece[] = [];
  const turned: string[] = [];
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? open.at(-1) ?? null);
      continue;
    }
    if (item.str.trim() === '') continue;
    const at = multiply(base, matrixOf(item.transform));
    const size = Math.hypot(at[2], at[3]);
    if (size === 0) continue;
    if (Math.abs(Math.atan2(at[1], at[0])) > 0.1) {
      turned.push(item.str);
      continue;
    }
    const isBold = bold.get(item.fontName) ?? isBoldFont(page, item.fontName);
    bold.set(item.fontName, isBold);
    pieces.push({
      text: item.str,
      left: at[4],
      right: at[4] + item.width,
      baseline: at[5],
      size,
      bold: isBold,
      tag: open.at(-1) ?? null,
    });
  }
  return { width: view.width, height: view.height, pieces, turned, rules: await rulesOf(drawn, base), tags };
}

/** The name of a font tells its weight ("ABCDEF+Arial-BoldMT"); the file says it nowhere else for certain. */
function isBoldFont(page: PDFPageProxy, name: string): boolean {
  if (!page.commonObjs.has(name)) return false;
  const font: unknown = page.commonObjs.get(name);
  if (typeof font !== 'object' || font === null || !('name' in font)) return false;
  return /bold|black|heavy|semibold|demi/i.test(String(font.name));
}

/** How thick a drawn box may be and still be a line. */
const thinnest = 2.5;
const shortest = 8;

async function rulesOf(drawn: { fnArray: number[]; argsArray: unknown[] }, base: Matrix): Promise<Rule[]> {
  const { OPS } = await getResolvedPDFJS();
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let current = base;
  drawn.fnArray.forEach((operation, index) => {
    const args = drawn.argsArray[index];
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(current);
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) current = saved.pop() ?? base;
    if (operation === OPS.transform) current = multiply(current, matrixOf(numbersIn(args)));
    else if (operation === OPS.paintFormXObjectBegin && Array.isArray(args) && args[0]) {
      current = multiply(current, matrixOf(numbersIn(args[0])));
    } else if (operation === OPS.constructPath && Array.isArray(args) && args[0] !== OPS.endPath) {
      rules.push(...edgesOf(pointsOf(numbersIn(Array.isArray(args[1]) ? args[1][0] : args[1])), current));
    }
  });
  return rules;
}

/** The sub-paths of a path as corners; curves only by their ends. Codes: 0 move, 1 line, 2 and 3 curves, 4 close. */
function pointsOf(data: number[]): [number, number][][] {
  const paths: [number, number][][] = [];
  const lengths = [2, 2, 6, 4, 0];
  for (let at = 0; at < data.length; ) {
    const code = data[at] ?? 4;
    const length = lengths[code] ?? data.length;
    const path = paths.at(-1);
    if (code === 0) paths.push([[data[at + 1] ?? 0, data[at + 2] ?? 0]]);
    else if (code === 4) path?.push(path[0] ?? [0, 0]);
    else path?.push([data[at + length - 1] ?? 0, data[at + length] ?? 0]);
    at += length + 1;
  }
  return paths;
}

/** A thin box is one line; the sides of any other box or line that run along or down the page are lines. */
function edgesOf(paths: [number, number][][], matrix: Matrix): Rule[] {
  return paths.flatMap((path) => {
    const corners = path.map(([x, y]) => apply(matrix, x, y));
    const box = boxOf(corners);
    if (box.right - box.left < thinnest || box.bottom - box.top < thinnest) return isLong(box) ? [box] : [];
    return corners
      .slice(1)
      .map((corner, index) => boxOf([corners[index] ?? corner, corner]))
      .filter((side) => isLong(side) && Math.min(side.right - side.left, side.bottom - side.top) < 1);
  });
}

function isLong(box: Rule): boolean {
  return Math.max(box.right - box.left, box.bottom - box.top) >= shortest;
}

function boxOf(points: [number, number][]): Rule {
  const across = points.map(([x]) => x);
  const down = points.map(([, y]) => y);
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) };
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  const [a, b] = [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1]];
  const [c, d] = [m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3]];
  const [e, f] = apply(m, n[4], n[5]);
  return [a, b, c, d, e, f];
}

function numbersIn(value: unknown): number[] {
  if (value instanceof Float32Array || value instanceof Float64Array) return [...value];
  if (Array.isArray(value)) return value.map(Number);
  return typeof value === 'object' && value !== null ? Object.values(value).map(Number) : [];
}

function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[]): Matrix {
  return [a, b, c, d, e, f];
}
