/** A drawing of Observable Plot as elements of React: without its own style sheet, which the pages' policy refuses. */
import { createElement, type ReactElement, type ReactNode, type SVGProps } from 'react';
import { letterSize } from './pen.ts';

/** What is read of a node, whatever library has made it. */
export interface DrawnNode {
  nodeType: number;
  /** Of an element, as it is written. */
  localName?: string;
  textContent: string | null;
  childNodes: Iterable<DrawnNode>;
  attributes?: Iterable<{ name: string; value: string }>;
}

const elementNode = 1;
const textNode = 3;

/** A part of a picture that tells of itself, by <gp-tips> where there is script: in units of the picture. */
export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  /** All that is to be known of it: "Heat: −1,200 t". */
  label: string;
  /** Where it leads, if it does. */
  href?: string;
}

/** What is drawn besides Plot's own marks. */
export interface Besides {
  /** Patterns that fills refer to. */
  defs?: ReactNode;
  over?: ReactNode;
}

/** @param label what the picture shows, for those who do not see it */
export function asPicture(svg: DrawnNode, label: string): ReactElement {
  return asDrawing(svg, { role: 'img', 'aria-label': label, focusable: 'false' });
}

/**
 * A picture with parts that tell of themselves. It is a group, as an image may have no parts for those who do not see it;
 * each part is an image or a link with a label, and what is drawn is left out for them.
 */
export function asMarkedPicture(svg: DrawnNode, label: string, marks: readonly Mark[], besides: Besides): ReactElement {
  const attributes = { role: 'group', 'aria-label': label, className: 'gp-plot gp-plot--inked' };
  return asDrawing(svg, attributes, besides, marks.map(asMark));
}

function asMark({ label, href, ...place }: Mark, at: number): ReactElement {
  const area = createElement('rect', { ...place, className: 'gp-mark__area', fillOpacity: 0 });
  const attributes = { key: at, className: 'gp-mark', 'aria-label': label };
  return href === undefined
    ? createElement('g', { ...attributes, role: 'img' }, area)
    : createElement('a', { ...attributes, href }, area);
}

/** What is drawn, with such attributes of the whole as are given, and nothing told of it. */
export function asDrawing(
  svg: DrawnNode,
  attributes: SVGProps<SVGSVGElement>,
  { defs, over }: Besides = {},
  marks: readonly ReactElement[] = [],
): ReactElement {
  const { width: _width, height: _height, fontFamily: _font, ...rest } = attributesOf(svg);
  const whole = { ...rest, fontSize: letterSize, ...attributes };
  if (marks.length === 0) return createElement('svg', whole, defs, ...childrenOf(svg), over);
  const drawn = createElement('g', { 'aria-hidden': true }, defs, ...childrenOf(svg), over);
  return createElement('svg', whole, drawn, marks);
}

function asElement(node: DrawnNode): ReactNode {
  if (node.nodeType === textNode) return node.textContent;
  const { localName } = node;
  if (node.nodeType !== elementNode || localName === undefined || localName === 'style') return null;
  return createElement(localName, attributesOf(node), ...childrenOf(node));
}

const childrenOf = (node: DrawnNode) => [...node.childNodes].map(asElement);

/** The picture is one image with one label, or has parts of its own that are labelled: what is drawn needs no labels. */
function attributesOf({ attributes = [] }: DrawnNode): Record<string, string> {
  const kept = [...attributes].filter(({ name }) => !/^(aria-|style$|xmlns)/.test(name));
  return Object.fromEntries(kept.map(({ name, value }) => [nameInReact(name), value]));
}

function nameInReact(name: string): string {
  return name === 'class' ? 'className' : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
