/** Units that CO₂e is told in, by their spellings. */

/** How many tonnes one of a unit of CO₂e is; null for what is no such unit. */
export function tonnesIn(unit: string): string | null {
  const bare = unit
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(|\)|\bof\b|-?co2-?(?:e|eq)?|carbon/g, ' ')
    .replace(/(?:\/|\bper |\ba )(?:year|yr|annum)|\bp\.?a\.?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const found = masses.find(([, words]) => words.test(bare));
  return found?.[0] ?? null;
}

const masses: readonly [string, RegExp][] = [
  ['1', /^(?:t|te|tonnes?)$/],
  ['1000', /^(?:kt|kilotonnes?|thousand t(?:onnes)?|000 ?t(?:onnes)?|ktonnes?)$/],
  ['1000000', /^(?:mt|megatonnes?|million t(?:onnes)?|mtonnes?)$/],
  ['0.001', /^(?:kg|kilograms?|kilos?)$/],
];
