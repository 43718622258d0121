/**
 * Who, when and how much, as a person writes them in a form: names and phrases, one a line. A phrase is read by the
 * same rules as a document, so that a date set by hand means what the same words mean in a plan. Pure.
 */
import { Mistake } from '../../platform/mistake.ts';
import type { SystemSettings } from '../../platform/systems.model.ts';
import { type DraftDate, type DraftTarget, ownerRoles } from '../draft.ts';
import type { Commitment, NamedOrganisation, Owner } from '../model.ts';
import { readSentence } from '../reading/sentence/read.ts';
import { namedOrganisation } from '../sectors.ts';

type Role = Owner['role'];

/** What a form shows of a commitment's facts and gives back. */
export interface WrittenFacts {
  owners: Record<Role, string[]>;
  dates: string[];
  targets: string[];
}

export interface Facts {
  owners: Owner[];
  dates: DraftDate[];
  targets: DraftTarget[];
  /** Organisations that the owners name, for the plan to keep. */
  named: NamedOrganisation[];
}

/** A commitment's facts as lines for a form. */
export function writeFacts(
  { owners, dates, targets }: Pick<Commitment, 'owners' | 'dates' | 'targets'>,
  organisations: readonly NamedOrganisation[],
): WrittenFacts {
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
  const named = (role: Role) =>
    owners
      .filter((owner) => owner.role === role)
      .flatMap(({ organisations: ids, phrase }) => (ids.length > 0 ? ids.map(nameOf) : [phrase]));
  return {
    owners: { lead: named('lead'), with: named('with'), adopts: named('adopts') },
    dates: unique(dates.map(({ phrase }) => phrase)),
    targets: unique(targets.map(({ phrase }) => phrase)),
  };
}

interface Known {
  settings: SystemSettings;
  organisations: readonly NamedOrganisation[];
  /** Whether it is a part of another commitment. */
  part: boolean;
}

/**
 * The facts of a commitment whose words or lines were changed. Lines that are as they were shown follow the words:
 * they are read again where the words changed. Lines that were changed stand as written.
 * @throws Mistake if a date or a target cannot be understood
 */
export function factsWritten(before: Commitment, text: string, written: WrittenFacts, known: Known): Facts {
  const shown = writeFacts(before, known.organisations);
  const read = text === before.text ? null : readSentence(text, { part: known.part });
  const named: NamedOrganisation[] = [];
  const organisation = (name: string): string => {
    const found =
      known.organisations.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
      namedOrganisation(name, known.settings);
    named.push(found);
    return found.id;
  };
  const asWritten = ownerRoles.every((role) => same(written.owners[role], shown.owners[role]));
  const owners = asWritten
    ? (read?.owners.map((owner): Owner => ({ ...owner, organisations: owner.organisations.map(organisation) })) ??
      before.owners)
    : ownerRoles.flatMap((role) =>
        unique(written.owners[role]).map(
          (name): Owner => ({ phrase: name, span: null, role, organisations: [organisation(name)] }),
        ),
      );
  const dates = same(written.dates, shown.dates)
    ? (read?.dates ?? before.dates)
    : unique(written.dates).map((phrase) => dateWritten(phrase, text, before.dates));
  const targets = same(written.targets, shown.targets)
    ? (read?.targets ?? before.targets)
    : unique(written.targets).map((phrase) => targetWritten(phrase, text, before.targets));
  return {
    owners,
    // An index into a list that was changed points nowhere.
    dates: asWritten ? dates : dates.map((date) => ({ ...date, owner: null })),
    targets: targets.map((target) => ({
      ...target,
      by: target.by !== null && dates[target.by] !== undefined && same(written.dates, shown.dates) ? target.by : null,
    })),
    named,
  };
}

function dateWritten(phrase: string, text: string, before: readonly DraftDate[]): DraftDate {
  const known = before.find((date) => date.phrase === phrase) ?? readSentence(phrase, { part: true }).dates[0];
  if (!known)
    throw new Mistake(
      `The date “${phrase}” was not understood. Write it as in “by March 2027”, “by the end of 2025/26” or “every year”.`,
    );
  return { ...known, phrase, span: placeOf(phrase, text), owner: null };
}

function targetWritten(phrase: string, text: string, before: readonly DraftTarget[]): DraftTarget {
  const known = before.find((target) => target.phrase === phrase) ?? readSentence(phrase, { part: true }).targets[0];
  if (!known)
    throw new Mistake(
      `The target “${phrase}” was not understood. Write what is measured and a number, as in “50 % of staff trained” or “reduce waste by 10 %”.`,
    );
  return { ...known, phrase, span: placeOf(phrase, text) };
}

/** Where a phrase stands in the text; [0, 0] where it stands outside. */
function placeOf(phrase: string, text: string): [number, number] {
  const start = text.indexOf(phrase);
  return start < 0 ? [0, 0] : [start, start + phrase.length];
}

const unique = (lines: readonly string[]): string[] => [...new Set(lines)];
const same = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other);
