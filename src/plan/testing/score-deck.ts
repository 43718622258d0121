/** Scores the draft read from the real deck against its answers, in which its words are hashes. */
import { createHash } from 'node:crypto';
import type { Draft, DraftCommitment } from '../draft.ts';
import type { DeckAnswers, DeckCommitment } from './answers.ts';
import { add, emptyTally, type Tally, tallyOf } from './tally.ts';

export interface DeckScore {
  titles: Tally;
  recommendations: Tally & { missed: number[]; spare: number[] };
  /** Commitments and their parts, each under its sub-theme and its parent, with their exact words. */
  commitments: Tally & { missed: number[]; spare: number[] };
  ambitions: Tally & { missed: number[]; spare: number[] };
  /** Who promises, and who adopts. */
  owners: Tally;
  partners: Tally;
  dates: Tally;
  targets: Tally;
  strengths: Tally;
  milestones: Tally;
  glossary: Tally;
  differences: string[];
}

interface PlacedCommitment {
  commitment: DraftCommitment;
  partOf: number | null;
  theme: number | undefined;
  subtheme: number | undefined;
}

export function scoreDeck(answers: DeckAnswers, draft: Draft): DeckScore {
  const placed = subthemesOf(draft).flatMap(({ theme, subtheme, commitments }) =>
    partsOf(commitments, null, theme, subtheme),
  );
  const ambitions = partsOf(draft.ambitions, null, undefined, undefined);
  const recommendations = subthemesOf(draft).flatMap(({ recommendations: all, ...place }) =>
    all.map((each) => ({ ...each, ...place })),
  );
  const score: DeckScore = {
    titles: scoreTitles(answers, draft),
    recommendations: byLine(
      tallyOf(
        answers.recommendations,
        recommendations,
        (a, b) => a.line === b.line && a.sha256 === sha256(b.text) && a.theme === b.theme && a.subtheme === b.subtheme,
      ),
      ({ line }) => line,
    ),
    commitments: byLine(tallyOf(answers.commitments, placed, sameCommitment), ({ commitment }) => commitment.line),
    ambitions: byLine(tallyOf(answers.ambitions, ambitions, sameCommitment), ({ commitment }) => commitment.line),
    owners: emptyTally(),
    partners: emptyTally(),
    dates: emptyTally(),
    targets: emptyTally(),
    strengths: emptyTally(),
    milestones: tallyOf(
      answers.milestones,
      draft.milestones,
      (a, b) => a.line === b.line && a.when === b.when && a.edtf === b.edtf && a.titleSha256 === sha256(b.title),
    ),
    glossary: tallyOf(
      answers.glossary,
      draft.glossary,
      (a, b) => a.line === b.line && a.termSha256 === sha256(b.term) && a.meaningSha256 === sha256(b.meaning),
    ),
    differences: [],
  };
  for (const answer of [...answers.commitments, ...answers.ambitions]) {
    const match = [...placed, ...ambitions].find(({ commitment }) => commitment.line === answer.line);
    if (match) scoreSentence(score, answer, match.commitment);
  }
  return score;
}

function scoreSentence(score: DeckScore, answer: DeckCommitment, found: DraftCommitment): void {
  const note = (kind: string, tally: { missed: unknown[]; spare: unknown[] }) => {
    if (tally.missed.length + tally.spare.length === 0) return;
    const told = `missed ${JSON.stringify(tally.missed)}, spare ${JSON.stringify(tally.spare)}`;
    score.differences.push(`line ${answer.line}, ${kind}: ${told}`);
  };
  const owners = (isPartner: boolean) =>
    tallyOf(
      answer.owners.filter(({ role }) => (role === 'with') === isPartner),
      found.owners.filter(({ role }) => (role === 'with') === isPartner),
      (a, b) =>
        a.role === b.role && (isPhrase(a.phrase, b.phrase) || a.organisations.join() === b.organisations.join()),
    );
  const leads = owners(false);
  add(score.owners, leads);
  note('owners', leads);
  add(score.partners, owners(true));
  const dates = tallyOf(
    answer.dates,
    found.dates,
    (a, b) => a.relation === b.relation && a.edtf === b.edtf && a.latest === b.latest && a.interval === b.interval,
  );
  add(score.dates, dates);
  note('dates', dates);
  const targets = tallyOf(
    answer.targets,
    found.targets,
    (a, b) =>
      Number(a.value) === Number(b.value) &&
      (a.unit === null || a.unit === b.unit) &&
      a.relation === b.relation &&
      a.baseline === b.baseline,
  );
  add(score.targets, targets);
  note('targets', targets);
  if (answer.strength === undefined) return;
  const right = answer.strength === found.strength;
  add(score.strengths, { expected: 1, found: 1, right: Number(right) });
  if (!right) score.differences.push(`line ${answer.line}, strength: ${found.strength}, not ${answer.strength}`);
}

/** The phrase itself, or the phrase with who is meant in brackets after it. */
function isPhrase(answer: string, found: string): boolean {
  const [wanted, given] = [answer.toLowerCase(), found.toLowerCase()];
  return given === wanted || given.startsWith(`${wanted} (`);
}

function scoreTitles(answers: DeckAnswers, draft: Draft): Tally {
  const wanted = answers.themes.flatMap(({ titleSha256, subthemes }, theme) => [
    { at: `${theme + 1}`, sha: titleSha256 },
    ...subthemes.map((sha, subtheme) => ({ at: `${theme + 1}.${subtheme + 1}`, sha })),
  ]);
  const given = draft.themes.flatMap(({ title, subthemes }, theme) => [
    { at: `${theme + 1}`, sha: sha256(title) },
    ...subthemes.map((each, subtheme) => ({ at: `${theme + 1}.${subtheme + 1}`, sha: sha256(each.title ?? '') })),
  ]);
  return tallyOf(wanted, given, (a, b) => a.at === b.at && a.sha === b.sha);
}

/** Sub-themes with the number of their theme and their own in it, from 1. */
function subthemesOf(draft: Draft) {
  return draft.themes.flatMap(({ subthemes }, theme) =>
    subthemes.map(({ recommendations, commitments }, subtheme) => ({
      theme: theme + 1,
      subtheme: subtheme + 1,
      recommendations,
      commitments,
    })),
  );
}

function partsOf(
  commitments: DraftCommitment[],
  partOf: number | null,
  theme: number | undefined,
  subtheme: number | undefined,
): PlacedCommitment[] {
  return commitments.flatMap((commitment) => [
    { commitment, partOf, theme, subtheme },
    ...partsOf(commitment.children, commitment.line, theme, subtheme),
  ]);
}

function sameCommitment(answer: DeckCommitment, found: PlacedCommitment): boolean {
  return (
    answer.line === found.commitment.line &&
    answer.sha256 === sha256(found.commitment.text) &&
    answer.partOf === found.partOf &&
    answer.theme === found.theme &&
    answer.subtheme === found.subtheme
  );
}

function byLine<Found>(
  { missed, spare, ...counts }: Tally & { missed: { line: number }[]; spare: Found[] },
  lineOf: (found: Found) => number,
): Tally & { missed: number[]; spare: number[] } {
  return { ...counts, missed: missed.map(({ line }) => line), spare: spare.map(lineOf) };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
