/** What is said of an activity file on the command line: in words, or as an object for a program. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { monthName } from '../footprint/months.ts';
import { coverageOf, openWords, wordsAtOnce } from '../intake/coverage.ts';
import { unitDoubts } from '../intake/findings.ts';
import { notCounted } from '../intake/mapping.ts';
import type { Question } from '../intake/propose.ts';
import { remarks as remarkWords } from '../intake/reasons.ts';
import { rejectGroups, rowsNamed } from '../intake/reject-groups.ts';
import { intakeWordsOf } from '../intake-pages/desk.ts';
import { notReadTold, uncountedTold } from '../intake-pages/not-read.tsx';
import { readsOf } from '../intake-pages/reading-words.ts';
import { coverageWords, hangWords } from '../intake-pages/words-told.ts';
import type { FileState } from '../model.ts';
import { shortId } from './chosen-file.ts';
import { tableTitles } from './table-given.ts';

const states: Record<FileState, string> = {
  received: 'is waiting to be read',
  mapping: 'waits for answers',
  mapped: 'is waiting to be checked',
  checked: 'is checked',
  'taken in': 'is taken in',
  superseded: 'was corrected by a later file',
  'set aside': 'was left out',
  failed: 'cannot be read',
};

/** For a program. */
export function asObject(file: ActivityFile) {
  const { id, name, sha256, size, state, organisation, proposal, mapping, checked, problem } = file;
  const { supersedes, supersededBy, lines, linesSha256, takenInAt, createdAt } = file;
  return {
    ...{ id, name, sha256, size, state, organisation, problem, supersedes, supersededBy, createdAt },
    ...{ takenInAt, lines, linesSha256 },
    mapping: mapping?.name ?? null,
    questions: state === 'mapping' ? (proposal?.questions ?? []) : [],
    checked,
  };
}

/** One line of a list. @param twin the file of the very same contents that came before; null if none did */
export function asLine(
  { id, name, state, lines, checked, createdAt }: ActivityFile,
  twin: Pick<ActivityFile, 'id' | 'name'> | null,
): string {
  const count = state === 'checked' ? (checked?.lines ?? 0) : lines;
  const same = twin === null ? '' : ` (the same as ${twin.name}, ${shortId(twin.id)}: leave it out)`;
  return [shortId(id), createdAt.toISOString().slice(0, 10), state, counted(count, 'line'), name + same].join('\t');
}

/** All that a person has to know of it. */
export function asWords(carbon: Carbon, file: ActivityFile): string {
  const { id, name, state, problem, checked, proposal, mapping } = file;
  const head = `${name} (${shortId(id)}) ${states[state]}.`;
  return [
    head,
    ...(problem === null ? [] : [problem]),
    ...(state === 'mapping' || state === 'checked' ? tableWords(carbon, file) : []),
    ...(state === 'mapping' && proposal
      ? [...readWords(carbon, proposal), ...questionWords(carbon, file, proposal)]
      : []),
    ...(state === 'mapping' || state === 'checked' ? notReadWords(carbon, file) : []),
    ...(checked === null
      ? []
      : [...(mapping ? [`It was read as "${mapping.name}".`] : []), ...checkedWords(carbon, checked)]),
    ...nextWords(file),
  ].join('\n');
}

/** Which of its tables is read, and what is to be known of how they were found. */
function tableWords(carbon: Carbon, file: ActivityFile): string[] {
  const titles = tableTitles(carbon, file);
  const read = titles[file.sheet ?? 0] ?? '';
  const others = titles.filter((_, place) => place !== (file.sheet ?? 0)).map((title) => `"${title}"`);
  return [
    ...(others.length === 0 ? [] : [`"${read}" is read of it. With --sheet it may be ${others.join(', ')}.`]),
    ...(file.staged?.remarks ?? []),
  ];
}

function notReadWords({ system: { settings } }: Carbon, { state, proposal, mapping }: ActivityFile): string[] {
  const t = intakeWordsOf(settings.language);
  if (state === 'checked') return notReadTold(t, proposal, mapping).map((sentence) => `Not read: ${sentence}`);
  return proposal === null ? [] : uncountedTold(t, proposal, proposal.mapping).map((one) => `Look at this: ${one}`);
}

/** How Greenplan would read it. */
function readWords(
  { library, system: { settings } }: Carbon,
  { mapping }: NonNullable<ActivityFile['proposal']>,
): string[] {
  const known = library();
  const reads = readsOf(intakeWordsOf(settings.language), mapping, {
    activity: (id) => known.activity(id)?.name ?? id,
    organisation: (slug) => settings.organisations.find((one) => one.slug === slug)?.name ?? slug,
  });
  return ['It would be read so:', ...reads.map(({ what, from }) => `    ${what}: ${from}`)];
}

/** What is asked, and how it is answered here. */
function questionWords(
  carbon: Carbon,
  { id }: Pick<ActivityFile, 'id'>,
  proposal: NonNullable<ActivityFile['proposal']>,
): string[] {
  const t = intakeWordsOf(carbon.system.settings.language);
  const asked = ({ about, subject, sentence, choices, needed, hangs }: Question) => [
    `${needed ? 'Asked' : 'Asked, and may stay open'}: ${sentence}${hangs ? ` (${hangWords(t, { hangs }, proposal)})` : ''}`,
    ...choices.map(({ value, label }) => `    ${value}${label === value ? '' : `\t${label}`}`),
    `    Answer with --answer "${(about === 'other organisations' ? about : subject) || about}=…"`,
  ];
  const open = openWords(proposal);
  const unanswered = { ...proposal, questions: open.map(({ question }) => question) };
  return [
    ...proposal.questions.filter(({ hangs }) => hangs === undefined).flatMap(asked),
    ...open.slice(0, wordsAtOnce).flatMap(({ question }) => asked(question)),
    ...(open.length === 0
      ? []
      : [
          coverageWords(t, coverageOf(unanswered, 0)),
          `What is outside the footprint is answered with "${notCounted}", and all others at once with --rest.`,
          `Many at once: bin/greenplan activity words ${shortId(id)} > words.csv, and then activity answer ${shortId(id)} --words words.csv`,
        ]),
  ];
}

function checkedWords(carbon: Carbon, checked: NonNullable<ActivityFile['checked']>): string[] {
  const library = carbon.library();
  const groups = rejectGroups(checked);
  const { rows, lines, totals, findings, firstMonth, lastMonth, remarks } = checked;
  const months =
    firstMonth === null || lastMonth === null
      ? ''
      : ` of ${monthName(firstMonth)}${lastMonth === firstMonth ? '' : ` to ${monthName(lastMonth)}`}`;
  const noted = remarkWords.flatMap(([code, words]) => {
    const count = remarks[code] ?? 0;
    return count > 0 ? [`    ${counted(count, 'line')}: ${words}`] : [];
  });
  const wrong = Object.values(checked.rejections).reduce((sum, count) => sum + count, 0);
  const told = groups.reduce((sum, { rows: count }) => sum + count, 0);
  return [
    `${counted(rows.all, 'row')}: ${number(rows.accepted)} accepted (${number(rows.remarked)} with a remark), ${number(rows.rejected)} rejected, ${rows.leftOut ? `${number(rows.leftOut)} left out, ` : ''}${number(rows.skipped)} no lines. ${counted(lines, 'line')}${months}.`,
    ...noted,
    ...totals.map(
      ({ activity, unit, quantity, lines: count, spend }) =>
        `    ${activity}\t${library.activity(activity)?.name ?? activity}\t${decimal(quantity)} ${unit}\t${counted(count, 'line')}${spend === null ? '' : `\t£${decimal(spend)}`}`,
    ),
    ...findings.map(({ sentence }) => `Look at this: ${sentence}`),
    ...groups.map(({ rows: count, first, sentence }) =>
      count === 1
        ? `Row ${rowsNamed(first)}: ${sentence}`
        : `${counted(count, 'row')}: ${sentence} (${rowsNamed(first)}${count > first.length ? ` and ${number(count - first.length)} more` : ''})`,
    ),
    ...(wrong > told ? [`And ${number(wrong - told)} more cells are wrong.`] : []),
  ];
}

function nextWords({ id, state, problem, checked, proposal, rejectsFileId }: ActivityFile): string[] {
  if (state === 'mapping')
    return [
      (proposal?.questions.length ?? 0) > 0
        ? `Answer with: bin/greenplan activity answer ${shortId(id)} --answer "…=…"`
        : `Confirm that with: bin/greenplan activity answer ${shortId(id)} --confirm`,
    ];
  if (state !== 'checked') return [];
  const isDoubted = unitDoubts(checked?.findings ?? []).length > 0;
  const known = checked?.rejections['in-ledger'] ?? 0;
  return [
    ...(rejectsFileId === null
      ? []
      : [`The rejected rows as a file: bin/greenplan activity show ${shortId(id)} --rejects FILE`]),
    ...(problem === null && (checked?.lines ?? 0) > 0
      ? [`Take it in with: bin/greenplan activity take-in ${shortId(id)}${isDoubted ? ' --units-are-right' : ''}`]
      : []),
    ...(known > 0
      ? [
          `${counted(known, 'row')} left out, in the ledger already. If they are further ones: bin/greenplan activity take-in ${shortId(id)} --further`,
        ]
      : []),
  ];
}

/** "1 line", "1,204 lines" */
export const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;

const number = (count: number): string => count.toLocaleString('en-GB');
const decimal = (text: string): string => {
  const [whole = '', places] = new Decimal(text).toFixed().split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${places === undefined ? '' : `.${places}`}`;
};
