/** What is said of an activity file on the command line: in words, or as an object for a program. */
import { Decimal } from '../../kernel/decimals.ts';
import type { Carbon } from '../carbon.ts';
import type { ActivityFile } from '../file-store.ts';
import { monthName } from '../footprint/months.ts';
import { remarks as remarkWords } from '../intake/reasons.ts';
import { intakeWordsOf } from '../intake-pages/desk.ts';
import { readsOf } from '../intake-pages/reading-words.ts';
import type { FileState } from '../model.ts';
import { shortId } from './chosen-file.ts';

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

/** One line of a list. */
export function asLine({ id, name, state, lines, checked, createdAt }: ActivityFile): string {
  const count = state === 'checked' ? (checked?.lines ?? 0) : lines;
  return [shortId(id), createdAt.toISOString().slice(0, 10), state, counted(count, 'line'), name].join('\t');
}

/** All that a person has to know of it. */
export function asWords(carbon: Carbon, file: ActivityFile): string {
  const { id, name, state, problem, checked, proposal, mapping } = file;
  const head = `${name} (${shortId(id)}) ${states[state]}.`;
  return [
    head,
    ...(problem === null ? [] : [problem]),
    ...(state === 'mapping' && proposal ? [...readWords(carbon, proposal), ...questionWords(proposal)] : []),
    ...(checked === null ? [] : [...(mapping ? [`It was read as "${mapping.name}".`] : []), ...checkedWords(checked)]),
    ...nextWords(file),
  ].join('\n');
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
function questionWords({ questions }: NonNullable<ActivityFile['proposal']>): string[] {
  return questions.flatMap(({ about, subject, sentence, choices, needed }) => [
    `${needed ? 'Asked' : 'Asked, and may stay open'}: ${sentence}`,
    ...choices.map(({ value, label }) => `    ${value}${label === value ? '' : `\t${label}`}`),
    `    Answer with --answer "${subject || about}=…"`,
  ]);
}

function checkedWords(checked: NonNullable<ActivityFile['checked']>): string[] {
  const { rows, lines, totals, findings, rejects, firstMonth, lastMonth, remarks } = checked;
  const months =
    firstMonth === null || lastMonth === null
      ? ''
      : ` of ${monthName(firstMonth)}${lastMonth === firstMonth ? '' : ` to ${monthName(lastMonth)}`}`;
  const noted = remarkWords.flatMap(([code, words]) => {
    const count = remarks[code] ?? 0;
    return count > 0 ? [`    ${counted(count, 'line')}: ${words}`] : [];
  });
  const wrong = Object.values(checked.rejections).reduce((sum, count) => sum + count, 0);
  return [
    `${counted(rows.all, 'row')}: ${number(rows.accepted)} accepted (${number(rows.remarked)} with a remark), ${number(rows.rejected)} rejected, ${number(rows.skipped)} no lines. ${counted(lines, 'line')}${months}.`,
    ...noted,
    ...totals.map(
      ({ activity, unit, quantity, lines: count, spend }) =>
        `    ${activity}\t${decimal(quantity)} ${unit}\t${counted(count, 'line')}${spend === null ? '' : `\t£${decimal(spend)}`}`,
    ),
    ...findings.map(({ sentence }) => `Look at this: ${sentence}`),
    ...rejects.map(({ row, sentence }) => `Row ${number(row)}: ${sentence}`),
    ...(wrong > rejects.length ? [`And ${number(wrong - rejects.length)} more cells are wrong.`] : []),
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
  return [
    ...(rejectsFileId === null
      ? []
      : [`The rejected rows as a file: bin/greenplan activity show ${shortId(id)} --rejects FILE`]),
    ...(problem === null && (checked?.lines ?? 0) > 0
      ? [`Take it in with: bin/greenplan activity take-in ${shortId(id)}`]
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
