/** Identifiers as the database gives them. */

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An address may hold anything where an id stands; the database takes nothing but an id. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
