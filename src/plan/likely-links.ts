/**
 * Which commitments may answer a recommendation: those that say its words, or words of the same subject, above all in
 * the sub-theme in which it was given. Each score can be told as these words, this much each. Pure.
 */
import { stemsOf } from './likeness.ts';
import { subjects } from './likeness-words.ts';

export interface ProposedLink {
  recommendation: string;
  commitment: string;
  /** The chance, from 0 to 1, that the commitment answers the recommendation at least in part. */
  score: number;
}

interface Text {
  id: string;
  text: string;
}

interface Nested extends Text {
  children: readonly Nested[];
}

/** A sub-theme: words of its heading say little, because everything in it is about them. */
export interface LinkPlace {
  title: string;
  recommendations: readonly Text[];
  commitments: readonly Nested[];
}

/** How many links are proposed for one recommendation, and the least chance, outright and beside the best of them. */
const linksAtMost = 3;
const worthALook = 0.2;
const besideTheBest = 1 / 3;

/** What a word counts for beside one that only a recommendation and its answer say: 1. */
const sameSubject = 0.6;
const inTheTitle = 0.7;
const inNoCommitment = 0.5;

/** In a larger sub-theme it says little that both stand there. */
const commitmentsOfASmallPlace = 12;

/** How many commitments one recommendation is compared with, and how common a word may be and still lead to them. */
const comparedAtMost = 20;
const postingsAtMost = 120;

/**
 * The likeliest answers to each recommendation, at most three, best first, for a person to confirm. A commitment is
 * read together with its parts.
 */
export function proposeLinks(places: readonly LinkPlace[]): ProposedLink[] {
  if (places.every(({ recommendations }) => recommendations.length === 0)) return [];
  const commitments = places.flatMap((place) =>
    place.commitments.map((one) => ({ id: one.id, place, ...read(whole(one)) })),
  );
  const asked = places.flatMap((place) =>
    place.recommendations.map((one) => ({ id: one.id, place, ...read(one.text) })),
  );
  const inCommitments = postingsOf(commitments);
  const inBoth = countsOf([...commitments, ...asked]);
  const byPlace = Map.groupBy(commitments.keys(), (index) => commitments[index]?.place);
  const titles = new Map(places.map((place) => [place, new Set(stemsOf(place.title))]));
  const smallPlaces = new Set(
    places.length > 1 ? places.filter((place) => place.commitments.length <= commitmentsOfASmallPlace) : [],
  );
  const total = commitments.length + asked.length;

  return asked.flatMap((recommendation) => {
    const title = titles.get(recommendation.place);
    const words = [...recommendation.words].map((word): Weighed => {
      const weight = rarity(total, inBoth.get(word)) * (title?.has(word) ? inTheTitle : 1);
      return {
        word,
        weight,
        askedFor: inCommitments.has(word) ? weight : weight * inNoCommitment,
        kin: subjectsOf(word).map((subject) => ({
          subject,
          weight: sameSubject * Math.min(weight, rarity(total, inBoth.get(subject))),
        })),
      };
    });
    const near = smallPlaces.has(recommendation.place) ? (byPlace.get(recommendation.place) ?? []) : [];
    const candidates = new Set([...near, ...likeliest(words, inCommitments)]);
    const links = [...candidates].flatMap((index) => {
      const commitment = commitments[index];
      if (!commitment) return [];
      const together = commitment.place === recommendation.place && smallPlaces.has(commitment.place);
      const score = Math.round(chance(strength(words, commitment), together) * 100) / 100;
      return score >= worthALook ? [{ recommendation: recommendation.id, commitment: commitment.id, score }] : [];
    });
    links.sort((a, b) => b.score - a.score);
    return links.slice(0, linksAtMost).filter(({ score }) => score >= (links[0]?.score ?? 0) * besideTheBest);
  });
}

/** A word of a recommendation with what it is worth in a commitment that says it, or something of its subject. */
interface Weighed {
  word: string;
  weight: number;
  /** What it counts for when it is asked how much of the recommendation was answered. */
  askedFor: number;
  kin: { subject: string; weight: number }[];
}

/** What a text says: its telling words as stems, and the subjects that they belong to. */
interface ReadText {
  words: Set<string>;
  subjects: Set<string>;
}

/**
 * From 0 to 1: how much of the recommendation the commitment says, and whether that is much at all. Two rare words are
 * as good as it gets; one common word, though it be the whole recommendation, is little.
 */
function strength(words: readonly Weighed[], { words: said, subjects: touched }: ReadText): number {
  let found = 0;
  for (const { word, weight, kin } of words) {
    if (said.has(word)) found += weight;
    else found += kin.reduce((most, each) => (touched.has(each.subject) ? Math.max(most, each.weight) : most), 0);
  }
  if (found === 0) return 0;
  const covered = Math.min(1, found / sum(words.map(({ askedFor }) => askedFor)));
  return Math.sqrt((covered * Math.min(found, 2)) / 2);
}

/**
 * The chance that a link of this strength is right. The numbers are those of a logistic fit, rounded, to the answers
 * that people wrote down for two plans, 132 recommendations and 102 commitments; one plan alone gives much the same.
 */
function chance(strength: number, together: boolean): number {
  return strength === 0 ? 0 : 1 / (1 + Math.exp(5.5 - 7 * strength - (together ? 2.5 : 0)));
}

/** The commitments that share most with the words, found by words and subjects that few share. */
function likeliest(words: readonly Weighed[], postings: Map<string, number[]>): number[] {
  const found = new Map<number, number>();
  const count = (key: string, weight: number) => {
    const list = postings.get(key) ?? [];
    if (list.length <= postingsAtMost) for (const index of list) found.set(index, (found.get(index) ?? 0) + weight);
  };
  for (const { word, weight, kin } of words) {
    count(word, weight);
    for (const each of kin) count(each.subject, each.weight);
  }
  const weightOf = (index: number) => found.get(index) ?? 0;
  return [...found.keys()].sort((a, b) => weightOf(b) - weightOf(a) || a - b).slice(0, comparedAtMost);
}

/** 1 for what two texts of the plan say, less for what more of them say. */
function rarity(texts: number, saying = 1): number {
  return Math.min(1, Math.log(1 + texts / saying) / Math.log(1 + texts / 2));
}

function postingsOf(texts: readonly ReadText[]): Map<string, number[]> {
  const postings = new Map<string, number[]>();
  texts.forEach(({ words, subjects: touched }, index) => {
    for (const key of [...words, ...touched]) {
      const list = postings.get(key);
      if (list) list.push(index);
      else postings.set(key, [index]);
    }
  });
  return postings;
}

function countsOf(texts: readonly ReadText[]): Map<string, number> {
  return new Map([...postingsOf(texts)].map(([key, list]) => [key, list.length]));
}

function whole(commitment: Nested): string {
  return [commitment.text, ...commitment.children.map(whole)].join(' ');
}

function read(text: string): ReadText {
  const words = stemsOf(text);
  const touched = words.flatMap((word, at) =>
    (phrases.get(word) ?? [])
      .filter(({ rest }) => rest.every((next, index) => words[at + 1 + index] === next))
      .map(({ subject }) => subject),
  );
  return { words: new Set(words), subjects: new Set(touched) };
}

function subjectsOf(word: string): string[] {
  return (phrases.get(word) ?? []).filter(({ rest }) => rest.length === 0).map(({ subject }) => subject);
}

/** The entries of the vocabulary by their first stem; the name of a subject has a space, which no stem has. */
const phrases = Map.groupBy(
  subjects.flatMap((entries, index) =>
    entries.map((entry) => {
      const [first = '', ...rest] = stemsOf(entry);
      return { first, rest, subject: `subject ${index}` };
    }),
  ),
  ({ first }) => first,
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
