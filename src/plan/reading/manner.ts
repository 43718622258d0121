/** How a document tells its commitments: by labels and tables of actions, by lists of imperatives, or in running text. */
import { imperativeItems } from './imperatives.ts';
import { allowsPromises } from './plan-like.ts';
import { hasPromise } from './prose-promises.ts';
import type { Section } from './sections.ts';
import { isActionTable } from './smart-table.ts';

export interface Manner {
  /** Lists of imperatives below headings that name no role are commitments. */
  imperatives: boolean;
  /** So are sentences of running text. */
  prose: boolean;
}

/** Where one label says what the commitments are, what no label names is text, unless by far more sections go without. */
const outweighs = 2;

export function mannerOf(sections: Section[]): Manner {
  const labelled = sections.filter(isLabelled);
  const others = sections.filter((section) => !isLabelled(section) && section.head !== null && allowsPromises(section));
  const telling = (has: (section: Section) => boolean) =>
    labelled.length === 0 || others.filter(has).length > labelled.length * outweighs;
  return {
    imperatives: telling(({ body }) => imperativeItems(body).size > 0),
    prose: telling(({ body }) => body.some(({ token }) => hasPromise(token))),
  };
}

function isLabelled({ head, labels, body }: Section): boolean {
  return (
    [head, ...labels].some((label) => label?.label?.role === 'commitments') ||
    body.some(({ token }) => token.type === 'table' && isActionTable(token.block))
  );
}
