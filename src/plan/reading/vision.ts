/** The vision: the first text of the section called so, or the paragraph that begins "Our vision is". */
import type { Draft } from '../draft.ts';
import type { Ledger } from './ledger.ts';
import type { Section } from './sections.ts';
import type { Token } from './tokens.ts';

const says = /^[“"]?(?:our|the .{0,60}?) vision (?:is|for .{0,60} is)\b/i;
const named = /^(?:our )?vision:\s+(\S.*)$/i;

export function visionIn(sections: Section[], ledger: Ledger): Draft['vision'] {
  const section = sections.find(
    (one) => one.head?.label?.role === 'vision' && one.body.some(({ token }) => token.type !== 'table'),
  );
  const entries = (section?.body ?? []).map(({ token }) => token).filter((token) => token.type !== 'table');
  const said = entries.find((token) => says.test(token.text)) ?? entries[0];
  if (said) return place(said, said.text, ledger);
  for (const { body } of sections) {
    const token = body
      .map((entry) => entry.token)
      .find(({ text, type }) => type !== 'table' && (says.test(text) || named.test(text)));
    if (token) return place(token, named.exec(token.text)?.[1] ?? token.text, ledger);
  }
  return null;
}

function place(token: Token, text: string, ledger: Ledger): Draft['vision'] {
  ledger.place(token.blocks);
  return { text, line: token.block.line };
}
