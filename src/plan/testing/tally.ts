/** Counting how well what was found agrees with what should have been. */

export interface Tally {
  expected: number;
  found: number;
  right: number;
}

export function emptyTally(): Tally {
  return { expected: 0, found: 0, right: 0 };
}

/** The share of what should be found that was; 1 where there was nothing to find. */
export function recall({ expected, right }: Tally): number {
  return expected === 0 ? 1 : right / expected;
}

/** The share of what was found that should be; 1 where nothing was found. */
export function precision({ found, right }: Tally): number {
  return found === 0 ? 1 : right / found;
}

export function add(total: Tally, more: Tally): void {
  total.expected += more.expected;
  total.found += more.found;
  total.right += more.right;
}

/** "92 % / 86 %": recall and precision, for a line of a table. */
export function shown(tally: Tally): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return `${percent(recall(tally))} / ${percent(precision(tally))}`;
}

/**
 * Pairs each answer with the first thing found that agrees with it and is not yet taken.
 * An optional answer counts on neither side, whether it was found or not.
 */
export function tallyOf<Answer extends object, Found>(
  answers: Answer[],
  found: Found[],
  agree: (answer: Answer, found: Found) => boolean,
): Tally & { missed: Answer[]; spare: Found[] } {
  const left = [...found];
  const missed: Answer[] = [];
  let optionalFound = 0;
  for (const answer of [...answers].sort((a, b) => Number(isOptional(a)) - Number(isOptional(b)))) {
    const at = left.findIndex((each) => agree(answer, each));
    if (at >= 0) left.splice(at, 1);
    if (isOptional(answer)) optionalFound += at >= 0 ? 1 : 0;
    else if (at < 0) missed.push(answer);
  }
  const expected = answers.filter((answer) => !isOptional(answer)).length;
  return {
    expected,
    found: found.length - optionalFound,
    right: expected - missed.length,
    missed,
    spare: left,
  };
}

function isOptional(answer: object): boolean {
  return 'optional' in answer && answer.optional === true;
}
