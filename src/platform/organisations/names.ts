/** Names of organisations as people write them, and which of the known ones each of them means. */

/** An organisation by its ODS code. */
export interface KnownOrganisation {
  code: string;
  name: string;
}

/**
 * What two ways of writing one name have in common: neither case, punctuation nor an article counts, "&" is "and",
 * "NHS FT" is "NHS Foundation Trust", and an ICB is an Integrated Care Board with or without "NHS" before its name.
 */
export function plainName(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
  return words
    .replace(/\bft$/, 'foundation trust')
    .replace(/\bicb$/, 'integrated care board')
    .replace(/\bnhs (?=(foundation )?trust$)/, '')
    .replace(/^nhs (?=.* integrated care board$)/, '');
}

/** The code of each name that is one organisation's and no other's. @returns by the name as given */
export function matchCodes(names: readonly string[], known: readonly KnownOrganisation[]): Map<string, string> {
  const codes = Map.groupBy(known, ({ name }) => plainName(name));
  return new Map(
    names.flatMap((name) => {
      const [only, ...others] = new Set(codes.get(plainName(name))?.map(({ code }) => code));
      return only !== undefined && others.length === 0 ? [[name, only]] : [];
    }),
  );
}
