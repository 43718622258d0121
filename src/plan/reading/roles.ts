/** The role of each text of a section: recommendation, commitment, or text beside them. */

import { imperativeItems } from './imperatives.ts';
import { isPast, isPromise } from './promises.ts';
import type { Entry, Section } from './sections.ts';
import type { Token } from './tokens.ts';

export type EntryRole = 'recommendation' | 'commitment' | 'part of' | 'lead-in' | 'text';

/** What counts as a commitment where no label says so. */
export interface Unlabelled {
  promises: boolean;
  imperatives: boolean;
}

/**
 * The role of each text that a section holds itself. What a label says comes first; where no label says anything, only
 * what `unlabelled` allows is a commitment. All items of a section of `ambitions` are commitments.
 */
export function rolesOf(section: Section, unlabelled: Unlabelled, ambitions: boolean): Map<Token, EntryRole> {
  const roles = new Map<Token, EntryRole>();
  const texts = section.body.filter(({ token }) => token.fields === null);
  for (const group of groupsOf(texts)) {
    const labelled = labelsOf(section, group);
    const kinds = labelled.map((label) => label.label?.role);
    if (ambitions) commitments(group, roles, true, false);
    else if (kinds.length > 1 && kinds.includes('recommendations') && kinds.includes('commitments'))
      twoColumns(group, labelled, roles);
    else if (kinds.at(-1) === 'recommendations') for (const { token } of group) roles.set(token, 'recommendation');
    else if (kinds.at(-1) === 'commitments') commitments(group, roles, isClose(section, labelled), looksBack(labelled));
    else if (kinds.length > 0) for (const { token } of group) roles.set(token, 'text');
    else withoutLabel(group, unlabelled, roles);
  }
  for (const { token } of section.body) if (token.counted) roles.set(token, token.counted);
  return roles;
}

/** A label above the whole section means its lists, and means nothing once the section has labels of its own. */
function labelsOf(section: Section, group: Entry[]): Token[] {
  const labels = group[0]?.labels ?? [];
  const fromAbove =
    labels.length > 0 && labels.every((label) => label === section.head || !section.labels.includes(label));
  if (!fromAbove) return labels;
  const roles = section.labels.map((label) => label.label?.role);
  return labels.some((label) => roles.includes(label.label?.role)) ? [] : labels;
}

/** A label directly above its texts means paragraphs too; "Objective 1: Clean travel" means only lists below it. */
function isClose(section: Section, labels: Token[]): boolean {
  return labels.some(
    (label) => section.labels.includes(label) || (label === section.head && label.label?.pure === true),
  );
}

/** Entries one after the other below the same labels. */
function groupsOf(body: Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  for (const entry of body) {
    const group = groups.at(-1);
    if (group && group[0]?.labels === entry.labels) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** Both labels stand before both columns: by where they stand on the page, else paragraphs are the recommendations. */
function twoColumns(group: Entry[], labels: Token[], roles: Map<Token, EntryRole>): void {
  const roleOfLabel = (label: Token | undefined): EntryRole =>
    label?.label?.role === 'recommendations' ? 'recommendation' : 'commitment';
  const [first, second] = labels.slice(-2);
  const left = first?.block.place?.left;
  const right = second?.block.place?.left;
  if (left !== undefined && right !== undefined && Math.abs(left - right) > 0.15) {
    for (const { token } of group) {
      const at = token.block.place?.left ?? left;
      roles.set(token, roleOfLabel(Math.abs(at - left) <= Math.abs(at - right) ? first : second));
    }
    parts(group, roles);
    return;
  }
  const items = group.filter(({ token }) => token.type === 'item');
  if (items.length === group.length) {
    const parting = gapIn(items);
    for (const [at, { token }] of items.entries())
      roles.set(token, parting === null ? 'commitment' : roleOfLabel(at < parting ? first : second));
    parts(group, roles);
    return;
  }
  for (const { token } of group) {
    const promised = token.type === 'item' || (items.length === 0 && isPromise(token));
    roles.set(token, promised ? 'commitment' : 'recommendation');
  }
  parts(group, roles);
}

/** Where one list ends and another begins: the only gap, or the only change of text box. */
function gapIn(items: Entry[]): number | null {
  const gaps = items.flatMap(({ token: { block } }, at) => {
    const before = items[at - 1]?.token.block;
    if (!before) return [];
    return block.region !== before.region || block.line - before.lastLine > 1 ? [at] : [];
  });
  return gaps.length === 1 ? (gaps[0] ?? null) : null;
}

/** Below "By 2028 we will have:" what is still to be done stands in the past. */
function looksBack(labels: Token[]): boolean {
  return labels.some((label) => label.label?.promises === true && /\bhave[\s:…]*$/i.test(label.text));
}

function commitments(group: Entry[], roles: Map<Token, EntryRole>, close: boolean, future: boolean): void {
  const listed = !close || group.some(({ token }) => token.type === 'item');
  for (const [at, { token }] of group.entries()) {
    const next = group[at + 1]?.token;
    if (token.type === 'item') roles.set(token, isPast(token.text) && !future ? 'text' : 'commitment');
    else if (token.text.endsWith(':') && next?.type === 'item')
      roles.set(token, isPromise(token) ? 'commitment' : 'lead-in');
    else if (token.type === 'table') roles.set(token, 'text');
    else if (listed) roles.set(token, isPromise(token) ? 'commitment' : 'text');
    else
      roles.set(
        token,
        isPromise(token) || (!isPast(token.text) && token.text.split(' ').length <= 40) ? 'commitment' : 'text',
      );
  }
  parts(group, roles);
}

function withoutLabel(group: Entry[], allowed: Unlabelled, roles: Map<Token, EntryRole>): void {
  const told = allowed.imperatives ? imperativeItems(group) : new Set<Token>();
  for (const [at, { token }] of group.entries()) {
    const leadsList = token.text.endsWith(':') && group[at + 1]?.token.type === 'item';
    const mayPromise = token.type === 'item' || leadsList;
    const promised = allowed.promises && mayPromise && isPromise(token);
    roles.set(token, promised || told.has(token) ? 'commitment' : 'text');
  }
  parts(group, roles);
}

/** Items below a commitment are its parts: those deeper than it, or all of the list that a paragraph leads in. */
function parts(group: Entry[], roles: Map<Token, EntryRole>): void {
  let above: Token | null = null;
  for (const [at, { token }] of group.entries()) {
    const deep = depthOf(token);
    const led = above !== null && depthOf(above) < deep && deep > 0;
    const led0 = above !== null && above.type !== 'item' && token.type === 'item' && above.text.endsWith(':');
    if (above && token.type === 'item' && roles.get(token) !== 'recommendation' && (led || led0))
      roles.set(token, 'part of');
    else
      above =
        roles.get(token) === 'commitment' && (group[at + 1]?.token.type === 'item' || token.type === 'item')
          ? token
          : null;
  }
}

function depthOf(token: Token): number {
  return token.block.type === 'item' ? token.block.depth : -1;
}
