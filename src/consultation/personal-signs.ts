/** What in a text may name or reach a person, found by rule so that a moderator can look before it is shown. */
import type { Showing } from './model.ts';
import { namesSomebody } from './names.ts';

export const personalSigns = ['email', 'telephone', 'postcode', 'address', 'number', 'web', 'name'] as const;
export type PersonalSign = (typeof personalSigns)[number];

const signs: Record<PersonalSign, RegExp> = {
  email: /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i,
  telephone: /(?:\+44|\b0)\s?(?:\d[\s-]?){9,10}\b/,
  // As the Post Office writes them: "NR1 4AB", "SW1A 1AA".
  postcode: /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i,
  // A number, a name and a kind of street: "12 High Street".
  address:
    /\b\d{1,4}[a-z]?,?\s+(?:\p{Lu}[\p{L}’']*\s+){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Court|Crescent|Terrace|Gardens|Grove|Hill|Place|Square|Row|Walk)\b/u,
  // Ten digits in threes and four, as the NHS writes the number of a patient: "943 476 5919".
  number: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/,
  web: /\bhttps?:\/\/|\bwww\.[^\s.]+\./i,
  name: /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Cllr|Councillor)\.?\s+\p{Lu}\p{Ll}+|\b(?:[Mm]y name is|[Ii] am called)\s+\p{Lu}\p{Ll}+/u,
};

export async function personalSignsIn(text: string): Promise<PersonalSign[]> {
  const named = await namesSomebody(text);
  return personalSigns.filter((sign) => signs[sign].test(text) || (sign === 'name' && named));
}

/** A remark is shown at once unless it may name somebody; an answer without words has nothing to hide. */
export async function showingOf(text: string): Promise<Showing> {
  return (await personalSignsIn(text)).length > 0 ? 'waiting' : 'shown';
}
