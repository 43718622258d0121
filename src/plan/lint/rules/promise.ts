/** Rules on what one commitment says: by whom, by when, how much, how firmly. */
import type { Remark, Rule, RuleView } from '../rule.ts';
import { short } from '../rule.ts';
import { datesBinding, type LookedCommitment, ownersBinding } from '../shape.ts';

/** Commitments that neither have a thing themselves nor have it in every part. */
function lacking(view: RuleView, has: (one: LookedCommitment) => boolean): LookedCommitment[] {
  return view.all.filter(
    (one) =>
      one.kind === 'commitment' && !has(one) && !(one.children.length > 0 && one.children.every((child) => has(child))),
  );
}

const noOwner: Rule = {
  id: 'no-owner',
  title: 'Nobody promises it',
  help: 'A commitment that names no organisation can be left to somebody else by everybody. A part has the owner of what it belongs to.',
  severity: 'warning',
  check: (view) =>
    lacking(view, (one) => ownersBinding(one).some(({ role }) => role === 'lead')).map((one) => ({
      at: [one],
      message: `Nobody is named who promises “${short(one.text)}”.`,
      mend: 'Name the organisation that leads: “The ICB will …”.',
    })),
};

const noDate: Rule = {
  id: 'no-date',
  title: 'No date',
  help: 'A commitment without a date is never late. A part has the date of what it belongs to.',
  severity: 'warning',
  check: (view) =>
    lacking(view, (one) => datesBinding(one).length > 0).map((one) => ({
      at: [one],
      message: `“${short(one.text)}” has no date.`,
      mend: 'Say by when, for example “by March 2027”.',
    })),
};

const noTarget: Rule = {
  id: 'no-target',
  title: 'No measurable target',
  help: 'Without a number nobody can tell whether the commitment was kept. Not every commitment needs one: a document that will be published is its own measure.',
  severity: 'info',
  check: (view) =>
    view.all
      .filter((one) => one.kind === 'commitment' && one.targets.length === 0)
      .filter((one) => one.children.every((child) => child.targets.length === 0))
      .map((one) => ({
        at: [one],
        message: `“${short(one.text)}” has no target that can be measured.`,
        mend: 'Say how much of what is to change, for example “10% of tenders”, or name what will exist.',
      })),
};

const noBaseline: Rule = {
  id: 'target-without-baseline',
  title: 'A change without a baseline',
  help: '“10% lower” means nothing until it is said lower than what. Targets that reduce or increase need a year to be measured against.',
  severity: 'warning',
  check: (view) =>
    view.all.flatMap((one): Remark[] =>
      one.targets
        .filter(({ relation, baseline }) => (relation === 'reduce' || relation === 'increase') && baseline === null)
        .map(({ phrase }) => ({
          at: [one],
          message: `“${short(phrase)}” does not say against which year.`,
          mend: 'Add the baseline, for example “against 2019/20”.',
        })),
    ),
};

const hedged: Rule = {
  id: 'hedged-promise',
  title: 'A hedged promise',
  help: '“Will aim to” or “where possible” leaves a way out. Keep the hedge if it is meant, and say what would stop you.',
  severity: 'info',
  check: (view) =>
    view.all
      .filter(({ hedges }) => hedges.length > 0)
      .map((one) => ({
        at: [one],
        message: `The promise is hedged: ${one.hedges.map(({ phrase }) => `“${phrase}”`).join(', ')}.`,
        mend: 'Promise it plainly, or say on what it depends.',
      })),
};

const vague: Rule = {
  id: 'vague-promise',
  title: 'A vague promise',
  help: 'A text that explores, considers or describes promises no result. Say what will have been decided or done at the end.',
  severity: 'info',
  check: (view) =>
    view.all
      .filter(({ kind, strength, children }) => {
        if (kind === 'ambition') return false;
        return strength === 'explore' || (strength === 'describe' && children.length === 0);
      })
      .map((one) => ({
        at: [one],
        message:
          one.strength === 'explore'
            ? `“${short(one.text)}” promises to look into something, not a result.`
            : `“${short(one.text)}” tells of something and promises nothing.`,
        mend: 'Say what will be decided or done, and by when; or move it to a chapter.',
      })),
};

export const promiseRules: Rule[] = [noOwner, noDate, noTarget, noBaseline, hedged, vague];
