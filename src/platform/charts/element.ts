/** A drawing of Observable Plot as elements of React: without its own style sheet, which the pages' policy refuses. */
import { createElement, type ReactElement, type ReactNode } from 'react';
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

/** @param label what the picture shows, for those who do not see it */
export function asPicture(svg: DrawnNode, label: string): ReactElement {
  const { width: _width, height: _height, fontFamily: _font, ...rest } = attributesOf(svg);
  return createElement(
    'svg',
    { ...rest, fontSize: letterSize, role: 'img', 'aria-label': label, focusable: 'false' },
    ...childrenOf(svg),
  );
}

function asElement(node: DrawnNode): ReactNode {
  if (node.nodeType === textNode) return node.textContent;
  const { localName } = node;
  if (node.nodeType !== elementNode || localName === undefined || localName === 'style') return null;
  return createElement(localName, attributesOf(node), ...childrenOf(node));
}

const childrenOf = (node: DrawnNode) => [...node.childNodes].map(asElement);

/** The picture is one image with one label, so its parts need none. */
function attributesOf({ attributes = [] }: DrawnNode): Record<string, string> {
  const kept = [...attributes].filter(({ name }) => !/^(aria-|style$|xmlns)/.test(name));
  return Object.fromEntries(kept.map(({ name, value }) => [nameInReact(name), value]));
}

function nameInReact(name: string): string {
  return name === 'class' ? 'className' : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
