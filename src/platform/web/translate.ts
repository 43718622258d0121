/** Words on pages come from catalogues of ICU messages, so that a page can be had in another language. */
import { IntlMessageFormat } from 'intl-messageformat';

export type Catalogue<Key extends string = string> = Readonly<Record<Key, string>>;
export type Values = Readonly<Record<string, string | number>>;

/** Gives the words for a key, with its values filled in. */
export interface Translate<Key extends string = string> {
  (key: Key, values?: Values): string;
  /** BCP 47 language of the catalogue, for the page's `lang`. */
  readonly language: string;
}

/** A translator over one catalogue; messages are compiled once each, at their first use. */
export function translator<Key extends string>(language: string, catalogue: Catalogue<Key>): Translate<Key> {
  const compiled = new Map<Key, IntlMessageFormat>();
  function translate(key: Key, values: Values = {}): string {
    const message = catalogue[key];
    if (!/[{}'<]/.test(message)) return message;
    let format = compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format(values));
  }
  return Object.assign(translate, { language });
}

/** The catalogue of a language, or of its base ("en" for "en-GB"), or the first one there is. */
export function pickLanguage<T>(catalogues: Readonly<Record<string, T>>, wanted: string): [string, T] {
  const entries = Object.entries(catalogues);
  const found =
    entries.find(([language]) => language === wanted) ??
    entries.find(([language]) => language === wanted.split('-')[0]) ??
    entries[0];
  if (!found) throw new Error('There is no catalogue of messages');
  return found;
}

/** The translator of a language over catalogues, each made once: what a room asks for the words of a system. */
export function translators<Key extends string>(
  catalogues: Readonly<Record<string, Catalogue<Key>>>,
): (wanted: string) => Translate<Key> {
  const made = new Map<string, Translate<Key>>();
  return (wanted) => {
    const [language, catalogue] = pickLanguage(catalogues, wanted);
    const known = made.get(language) ?? translator(language, catalogue);
    made.set(language, known);
    return known;
  };
}
