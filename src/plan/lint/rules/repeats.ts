/** Rules on one promise made in several places. */
import { type Pair, pairsAtMost } from '../pairs.ts';
import type { Remark, Rule } from '../rule.ts';
import { short } from '../rule.ts';

const duplicate: Rule = {
  id: 'duplicate',
  title: 'The same commitment, word for word',
  help: 'It is counted twice in every figure, and one of the two is forgotten when the other is changed.',
  severity: 'warning',
  check: ({ pairs }) =>
    pairs
      .filter(({ verbatim, differences }) => verbatim && differences.length === 0)
      .map((pair) => ({
        ...places(pair),
        message: `“${short(pair.a.text)}” stands in ${which(pair)}, word for word.`,
        mend: 'Keep one, and show it in the other place by reference.',
      })),
};

const reworded: Rule = {
  id: 'duplicate-reworded',
  title: 'The same commitment in other words',
  help: 'Readers will ask which of the two counts. Who, when, how much and how wide agree, as far as the text says.',
  severity: 'warning',
  check: ({ pairs }) =>
    pairs
      .filter(({ verbatim, differences }) => !verbatim && differences.length === 0)
      .map((pair) => ({
        ...places(pair),
        message: `“${short(pair.a.text)}” and “${short(pair.b.text)}” promise much the same (likeness ${pair.score.toFixed(2)}).`,
        mend: 'Merge them into one commitment, or say plainly what sets them apart.',
      })),
};

const conflict: Rule = {
  id: 'conflict',
  title: 'One promise, with other owners, dates, targets or scope',
  help: 'Two places promise much the same but differ in who, by when, how much or how wide. Both cannot be meant.',
  severity: 'error',
  check: ({ pairs }) =>
    pairs
      .filter(({ differences }) => differences.length > 0)
      .map((pair) => ({
        ...places(pair),
        message: `“${short(pair.a.text)}” and “${short(pair.b.text)}” promise much the same (likeness ${pair.score.toFixed(2)}) but differ in ${pair.differences
          .map(({ what, a, b }) => `${what}: ${a} against ${b}`)
          .join('; ')}.`,
        mend: 'Agree which is meant and keep that one; or say what sets the two apart.',
      })),
};

const uncompared: Rule = {
  id: 'too-many-alike',
  title: 'Too many promises alike to tell them all',
  help: 'Of a plan with thousands of like promises only the first pairs are told. It is often a list that was read twice.',
  severity: 'info',
  check: ({ complete }) =>
    complete
      ? []
      : [
          {
            at: [],
            message: `More than ${pairsAtMost.toLocaleString('en-GB')} pairs promise much the same. The others are not told.`,
            mend: 'Take out lists that stand there twice, then look again.',
          },
        ],
};

function places({ a, b }: Pair): Pick<Remark, 'at'> {
  return { at: [a, b] };
}

function which({ a, b }: Pair): string {
  return a.line === null || b.line === null ? `${a.id} and ${b.id}` : `lines ${a.line} and ${b.line}`;
}

export const repeatRules: Rule[] = [duplicate, reworded, conflict, uncompared];
