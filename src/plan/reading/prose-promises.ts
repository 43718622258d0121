/** Promises told in running text, sentence by sentence, in plans that name no role anywhere. */
import type { FoundCommitment } from './finds.ts';
import type { Ledger } from './ledger.ts';
import { isPromise, sentenceOf } from './promises.ts';
import type { Section } from './sections.ts';
import { sentencesOf } from './sentence/text.ts';
import type { Token } from './tokens.ts';

/** Only who is named first in a sentence promises in it: "We will", "The Estates team aims to". */
const said =
  /^(?:we|the|our|all|each|every|\p{Lu}[\p{L}’'&-]*)\b(?:\s+[^\s,.;]+){0,7}?\s+(?:will|shall|aims? to|intends? to|plans? to|commits? to|pledges? to|are committed to|is committed to)\b|^we(?: will|['’]ll| aim| intend| plan| commit| pledge| are committed)\b/iu;

/** Names no doer: what the world, or the document, will do is no promise. */
const noDoer =
  /^(?:this|that|it|there|these|those|they|climate|emissions|temperatures|summers|winters|demand|the (?:plan|strategy|document|chapter|section|table|climate|world|planet|impact|next|number|effects?)|our (?:plan|strategy|emissions|footprint|climate|patients|residents|planet))\b/i;

export function promisesInProse(section: Section, ledger: Ledger): FoundCommitment[] {
  return section.body.flatMap(({ token }) => {
    if (token.type !== 'prose' || !token.blocks.every((block) => ledger.isOpen(block))) return [];
    const pieces = piecesOf(token);
    const promised = pieces.filter(promises);
    if (promised.length === 0) return [];
    const rest = pieces.filter((piece) => !promised.includes(piece)).map(({ text }) => text);
    ledger.place(token.blocks);
    ledger.remain(token.block.line, rest.join(' '), 'Text beside the commitments');
    return promised.map((piece, at) => ({
      order: token.index + at / 1e6,
      text: piece.text,
      line: token.block.line,
      sentence: sentenceOf(piece),
      children: [],
    }));
  });
}

/** Whether a sentence of a paragraph promises something. */
export function hasPromise(token: Token): boolean {
  return token.type === 'prose' && piecesOf(token).some(promises);
}

function piecesOf(token: Token): Token[] {
  return sentencesOf(token.text).map(({ start, end }) => ({ ...token, text: token.text.slice(start, end) }));
}

function promises(piece: Token): boolean {
  return said.test(piece.text) && !noDoer.test(piece.text) && isPromise(piece) && !isVaguelyPassive(piece);
}

/** "Communications will be planned with staff": what is to be done, by nobody, by no date, to no measure. */
function isVaguelyPassive(piece: Token): boolean {
  if (!/\b(?:will|shall) be (?:\w+ly )?\w+(?:ed|en|wn|lt|ld)\b/i.test(piece.text) || /^we\b/i.test(piece.text))
    return false;
  const { dates, targets } = sentenceOf(piece);
  return dates.length + targets.length === 0;
}
