/** A kind of file that Greenplan knows beforehand. */
import type { Mapping } from '../mapping.ts';

/** What a kind is recognised by. */
export interface Look {
  /** Names of the columns, as `columnNames` gives them. */
  names: readonly string[];
  /** The first different values of a column. */
  samples(name: string): readonly string[];
  fileName: string;
}

export interface Kind {
  id: string;
  name: string;
  /** The mapping for a file of this kind; null if the file is none. What it leaves open, `propose` asks. */
  read(look: Look): Mapping | null;
}

/**
 * The first column whose name fits the first of these patterns that any fits, by its whole heading or by the last part of
 * a heading of several rows ("Delivery – Site"); null if none does.
 */
export function columnLike(names: readonly string[], ...patterns: RegExp[]): string | null {
  const said = names.map((name) => ({ name, whole: name.replace(/[_\s]+/g, ' ') }));
  for (const pattern of patterns) {
    const found =
      said.find(({ whole }) => pattern.test(whole)) ??
      said.find(({ whole }) => pattern.test(whole.split(' – ').at(-1)?.trim() ?? ''));
    if (found !== undefined) return found.name;
  }
  return null;
}

export const datePatterns = [
  /^(reading |invoice |bill |payment |transaction |journey |travel |posting |collection |delivery |tax point )?date$/i,
  /\bdate\b/i,
  /^(period|month|year ?month|billing period|financial year)$/i,
  /\b(period|month|timestamp)\b|date ?time/i,
];
export const sitePatterns = [
  /^(site|building|property|premises)( ?name)?$/i,
  /\b(site|building|premises) ?(name|code|id)\b/i,
  /^(location|hospital|ward|department)$/i,
];
export const organisationPatterns = [
  /^(organisation|trust|ods|provider)( ?code| ?name)?$/i,
  /\b(organisation|trust) (code|name)\b/i,
];
export const supplierPatterns = [
  /^(supplier|vendor|payee|merchant|beneficiary|carrier|contractor)( ?name)?$/i,
  /\b(supplier|vendor|payee|contractor)( ?name)?$/i,
];
export const evidencePatterns = [
  /\b(invoice|transaction|document|doc|receipt|note|consignment|order|claim|ticket) ?(no|number|ref|reference|id)\b|^(docno|id|reference|ref)$/i,
];
