/** Rules on the glossary and on what is told twice. */
import { plain } from '../pairs.ts';
import type { Rule } from '../rule.ts';

/** Known to every reader of a plan of the NHS, and units: nobody looks these up. */
const wellKnown = new Set('NHS UK GP GPS IT HR PDF FAQ TV EU USA LED LEDS CO2 CO2E MW GW NHSE II III IV'.split(' '));

const acronyms: Rule = {
  id: 'acronym-not-in-glossary',
  title: 'An acronym that the glossary lacks',
  help: 'A reader from outside cannot look it up. Written out in the text itself, “Senior Responsible Officer (SRO)”, it needs no row.',
  severity: 'info',
  check({ plan, all }) {
    const texts = [...all, ...plan.subthemes.flatMap(({ recommendations }) => recommendations)];
    const explained = new Set(plan.glossary.flatMap(({ term }) => acronymsIn(term)));
    for (const { text } of texts)
      for (const inBrackets of text.matchAll(/\p{L}[”’"'»]? \((\p{Lu}[\p{L}]{1,8}s?)\)/gu))
        explained.add(singular(inBrackets[1] ?? ''));
    const said = texts.flatMap((one) => [...new Set(acronymsIn(one.text))].map((acronym) => ({ acronym, one })));
    const unknown = said.filter(({ acronym }) => !explained.has(acronym) && !wellKnown.has(acronym.toUpperCase()));
    const places = Map.groupBy(unknown, ({ acronym }) => acronym);
    return [...places].map(([acronym, those]) => ({
      at: those.map(({ one }) => one),
      term: acronym,
      message: `The glossary does not explain “${acronym}”.`,
      mend: `Add “${acronym}” to the glossary, or write it out.`,
    }));
  },
};

function acronymsIn(text: string): string[] {
  const found = text.normalize('NFKD').match(/\b\p{Lu}[\p{Lu}\d]{1,7}s?\b/gu) ?? [];
  return found.filter((word) => /\p{Lu}{2}/u.test(word) && !/^Q\d/.test(word)).map(singular);
}

function singular(acronym: string): string {
  return acronym.replace(/s$/, '');
}

const terms: Rule = {
  id: 'glossary-repeated',
  title: 'A glossary term given twice',
  help: 'Two rows for one term sooner or later say two things.',
  severity: 'warning',
  check: ({ plan }) =>
    repeated(plan.glossary, ({ term }) => plain(term)).map((rows) => ({
      at: rows,
      message: `The glossary gives “${rows[0]?.term ?? ''}” ${rows.length === 2 ? 'twice' : `${rows.length} times`}${
        new Set(rows.map(({ meaning }) => plain(meaning))).size > 1 ? ', with other meanings' : ''
      }.`,
      mend: 'Keep one row.',
    })),
};

const milestones: Rule = {
  id: 'milestone-repeated',
  title: 'A milestone told again',
  help: 'Told in two places, one is forgotten when the date moves. A milestone told with more words counts too.',
  severity: 'warning',
  check: ({ plan }) =>
    repeated(
      plan.milestones,
      ({ when, edtf, title }) => `${edtf ?? plain(when)} ${plain(title).split(' ').slice(0, 6).join(' ')}`,
    ).map((told) => ({
      at: told,
      message: `“${told[0]?.when ?? ''}: ${told[0]?.title ?? ''}” is told ${told.length === 2 ? 'twice' : `${told.length} times`}.`,
      mend: 'Keep it on one timeline and refer to that.',
    })),
};

function repeated<T>(rows: readonly T[], key: (row: T) => string): T[][] {
  const groups = Map.groupBy(rows, key);
  return [...groups.values()].filter((group) => group.length > 1);
}

export const wordRules: Rule[] = [acronyms, terms, milestones];
