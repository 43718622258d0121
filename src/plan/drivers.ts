/** Which drivers of sustainable healthcare a commitment pulls, by the words that it uses. */
import { type Driver, drivers } from './model.ts';

/** The vocabulary: a driver is proposed where one of its words stands, and a person may correct it. */
const words: Record<Driver, RegExp> = {
  prevention:
    /\b(prevent\w*|healthy|diets?|screening|vaccinat\w*|air (quality|pollution)|wider determinants|warm homes?|housing|active travel)\b/i,
  'self-care':
    /\b(self[- ]care|social prescribing|empower\w*|look after themselves|resilien\w*|community (gardens?|spaces?)|youth)\b/i,
  lean: /\b(efficien\w*|waste|reuse|re-use|virtual|digital|unnecessary|streamlin\w*|circular|care pathways?|inappropriate use)\b/i,
  'low-carbon':
    /\b(carbon|emissions?|electric|EVs?|solar|LEDs?|heat pumps?|net zero|decarbonis\w*|renewable|procurement|suppliers?|medicines?|inhalers?|an?aesthetic)\b/i,
};

/** The drivers in the order in which the model of sustainable healthcare tells them. */
export function driversIn(text: string): Driver[] {
  return drivers.filter((driver) => words[driver].test(text));
}
