/** The shapes of a slide that hold words, each with the place where it stands, in reading order. */
import { inReadingOrder } from '../columns.ts';
import type { Place } from '../outline.ts';
import { attribute, child, descendants, elements, prefixed, textOf, type XmlElement } from '../xml.ts';
import type { Inherit } from './pptx-theme.ts';

export interface Shape {
  type: 'text' | 'table' | 'diagram' | 'chart';
  element: XmlElement;
  placeholder: string | null;
  styles: XmlElement[];
  place: Place | null;
}

/** From the coordinates of a group to shares of the slide. */
export interface Frame {
  left: number;
  top: number;
  acrossUnit: number;
  downUnit: number;
}

interface Unit {
  place: Place;
  shapes: Shape[];
}

/** The shapes with words in reading order, the slide's title first. A group is read together. */
export function shapesOf(tree: XmlElement | null, inherit: Inherit, frame: Frame): Shape[] {
  const units = unitsIn(tree, inherit, frame);
  const placed = units.filter((unit): unit is Unit => unit.place !== null);
  const loose = units.filter((unit) => unit.place === null);
  const isTitle = (unit: { shapes: Shape[] }): boolean => unit.shapes[0]?.placeholder === 'title';
  const body = placed.filter((unit) => !isTitle(unit));
  return [...units.filter(isTitle), ...inReadingOrder(body), ...loose.filter((unit) => !isTitle(unit))].flatMap(
    (unit) => unit.shapes,
  );
}

/** The frame of a slide of that size. */
export function slideFrame(width: number, height: number): Frame {
  return { left: 0, top: 0, acrossUnit: 1 / width, downUnit: 1 / height };
}

/** The frame of what is drawn inside a diagram that stands at that place, in the same units. */
export function frameWithin(place: Place | null, frame: Frame): Frame {
  return { ...frame, left: place?.left ?? 0, top: place?.top ?? 0 };
}

function unitsIn(tree: XmlElement | null, inherit: Inherit, frame: Frame): (Unit | { place: null; shapes: Shape[] })[] {
  return elements(tree).flatMap((element) => {
    if (element.name === 'AlternateContent') {
      const choices = elements(element).map((choice) => unitsIn(choice, inherit, frame));
      return choices.find((units) => units.length > 0) ?? [];
    }
    if (isHidden(element)) return [];
    if (element.name === 'grpSp') return groupUnit(element, inherit, frame);
    const shape = shapeOf(element, inherit, frame);
    return shape ? [{ place: shape.place, shapes: [shape] }] : [];
  });
}

function groupUnit(group: XmlElement, inherit: Inherit, frame: Frame) {
  const shapes = shapesOf(group, inherit, groupFrame(group, frame));
  const places = shapes.map((shape) => shape.place).filter((place) => place !== null);
  if (shapes.length === 0) return [];
  return [{ place: places.length === 0 ? null : around(places), shapes }];
}

function shapeOf(element: XmlElement, inherit: Inherit, frame: Frame): Shape | null {
  const type = typeOf(element);
  if (!type) return null;
  const { placeholder, transform, styles } = inherit(element);
  const own = child(element, 'spPr', 'xfrm') ?? child(element, 'xfrm');
  return { type, element, placeholder, styles, place: placeOf(own ?? transform, frame) };
}

function typeOf(element: XmlElement): Shape['type'] | null {
  if (element.name === 'graphicFrame') {
    const data = child(element, 'graphic', 'graphicData');
    if (child(data, 'tbl')) return 'table';
    if (child(data, 'relIds')) return 'diagram';
    return child(data, 'chart') ? 'chart' : null;
  }
  const body = child(element, 'txBody');
  return body && descendants(body, 't').some((text) => textOf(text).trim() !== '') ? 'text' : null;
}

function isHidden(element: XmlElement): boolean {
  return elements(element).some(
    (part) => /^nv\w*Pr$/.test(part.name) && attribute(child(part, 'cNvPr'), 'hidden') === '1',
  );
}

function placeOf(transform: XmlElement | null, frame: Frame): Place | null {
  const box = boxIn(transform, 'off', 'ext');
  if (!box) return null;
  return {
    left: rounded(frame.left + box.x * frame.acrossUnit),
    top: rounded(frame.top + box.y * frame.downUnit),
    width: rounded(box.width * frame.acrossUnit),
    height: rounded(box.height * frame.downUnit),
  };
}

/** A ten-thousandth of a slide is less than anyone can see. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function groupFrame(group: XmlElement, frame: Frame): Frame {
  const transform = child(group, 'grpSpPr', 'xfrm');
  const outside = boxIn(transform, 'off', 'ext');
  const inside = boxIn(transform, 'chOff', 'chExt');
  if (!outside || !inside || inside.width === 0 || inside.height === 0) return frame;
  const acrossUnit = (frame.acrossUnit * outside.width) / inside.width;
  const downUnit = (frame.downUnit * outside.height) / inside.height;
  return {
    left: frame.left + outside.x * frame.acrossUnit - inside.x * acrossUnit,
    top: frame.top + outside.y * frame.downUnit - inside.y * downUnit,
    acrossUnit,
    downUnit,
  };
}

function boxIn(transform: XmlElement | null, offset: string, extent: string) {
  const at = child(transform, offset);
  const size = child(transform, extent);
  if (!at || !size) return null;
  const number = (element: XmlElement, name: string): number => Number(attribute(element, name) ?? '0') || 0;
  return { x: number(at, 'x'), y: number(at, 'y'), width: number(size, 'cx'), height: number(size, 'cy') };
}

function around(places: Place[]): Place {
  const left = Math.min(...places.map((place) => place.left));
  const top = Math.min(...places.map((place) => place.top));
  const right = Math.max(...places.map((place) => place.left + place.width));
  const bottom = Math.max(...places.map((place) => place.top + place.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** The relation under which the data of a diagram is found. */
export function diagramData(shape: Shape): string | null {
  const ids = child(shape.element, 'graphic', 'graphicData', 'relIds');
  return ids && prefixed(ids, 'dm');
}
