/** How a mapping reads a file, in plain words: what each part of a line is taken from, and what each column is read as. */
import { type StagedSheet, tableRow } from '../../platform/staging/model.ts';
import { columnsRead, type Mapping, notCounted } from '../intake/mapping.ts';
import type { T } from './desk.ts';
import type { IntakeKey } from './messages.ts';

export interface Names {
  activity(id: string): string;
  organisation(slug: string): string;
}

export interface Reads {
  what: string;
  from: string;
}

const quoted = (names: readonly string[], t: T): string => names.map((name) => `“${name}”`).join(t('and'));
/** What a mapping says where it does not know. */
const unknown = '?';

/** What a sheet, or one of the tables on it, is called: "Gas, table 2 (row 40)"; empty where the file is one table. */
export function sheetTitle(t: T, sheet: StagedSheet): string {
  const { name, table, counts } = sheet;
  if (table === undefined) return name;
  return t(name === '' ? 'sheet.table' : 'sheet.tableOf', { name, table, counts, row: tableRow(sheet) });
}

/** What each part of a line is read from, in the order in which people ask. */
export function readsOf(t: T, map: Mapping, names: Names): Reads[] {
  const of = (what: IntakeKey, from: string | null): Reads[] => (from === null ? [] : [{ what: t(what), from }]);
  const column = (name: string | null) => (name === null ? null : t('from.column', { column: name }));
  return [
    ...of('reads.shape', t(`shape.${map.shape}`)),
    ...of('reads.period', periodFrom(t, map) + (map.wholeYear ? t('reads.wholeYear') : '')),
    ...of('reads.organisation', organisationFrom(t, map, names)),
    ...of('reads.activity', activityFrom(t, map, names)),
    ...of('reads.quantity', quantityFrom(t, map)),
    ...of('reads.unit', unitFrom(t, map)),
    ...of('reads.spend', column(map.spend)),
    ...of('reads.site', column(map.site)),
    ...of(
      'reads.commissioner',
      map.commissioner.length === 0 ? null : t('from.columns', { columns: quoted(map.commissioner, t) }),
    ),
    ...of('reads.survey', surveyFrom(t, map)),
    ...of('reads.meter', column(map.meter)),
    ...of('reads.supplier', column(map.supplier)),
    ...of('reads.estimated', column(map.estimated)),
    ...of('reads.evidence', map.evidence.length === 0 ? null : t('from.columns', { columns: quoted(map.evidence, t) })),
    ...of('reads.words', wordsOf(t, map, names)),
  ];
}

function periodFrom(t: T, { period, dateOrder, hyphen, shape }: Mapping): string {
  const dated =
    period.from === 'column' || period.from === 'begin and end'
      ? t(dateOrder === 'day first' ? 'from.dayFirst' : 'from.monthFirst')
      : '';
  const years = hyphen === 'financial year' && shape === 'lines' ? t('from.financialYears') : '';
  switch (period.from) {
    case 'column':
      return t('from.column', { column: period.column }) + dated + years;
    case 'begin and end':
      return t('from.beginEnd', { begin: period.begin, end: period.end }) + dated;
    case 'year and month':
      return t('from.yearMonth', { year: period.year, month: period.month });
    case 'constant':
      return period.text === unknown ? t('from.unknown') : t('from.constant', { text: period.text });
    case 'file name':
      return t('from.fileName');
    case 'sheet name':
      return t('from.sheetName');
    case 'headings':
      return period.year === null ? t('from.headings') : t('from.headingsYear', { year: period.year });
  }
}

function surveyFrom(t: T, { survey }: Mapping): string | null {
  if (survey === null) return null;
  if (survey.column !== null) return t('from.column', { column: survey.column });
  return survey.staff === null ? t('from.staffOfOrganisation') : t('from.staff', { staff: survey.staff });
}

function organisationFrom(t: T, { organisation }: Mapping, names: Names): string {
  if (organisation.from === 'column') {
    const others = organisation.others === 'leave out' ? t('from.othersLeftOut') : '';
    return t('from.column', { column: organisation.column }) + others;
  }
  if (organisation.from === 'sender') return t('from.sender');
  return t('from.organisationIs', { name: names.organisation(organisation.organisation) });
}

function activityFrom(t: T, { activity, columns }: Mapping, names: Names): string {
  switch (activity.from) {
    case 'columns': {
      const otherwise =
        activity.otherwise === null ? '' : t('from.otherwise', { name: names.activity(activity.otherwise) });
      return t('from.columns', { columns: quoted(activity.columns, t) }) + otherwise;
    }
    case 'constant':
      return activity.activity === unknown
        ? t('from.unknown')
        : t('from.activityIs', { name: names.activity(activity.activity) });
    case 'BNF code':
      return t('from.bnf', { code: activity.code, description: activity.description });
    case 'headings':
      return `${t('from.headings')} (${columns.length})`;
  }
}

function quantityFrom(t: T, { quantity, decimalMark, perPerson }: Mapping): string {
  const comma = decimalMark === ',' ? t('from.comma') : '';
  if (quantity.from === 'spend') return t('from.spend') + comma;
  if (quantity.from === 'headings') return t('reads.figures').toLowerCase() + comma;
  const [first = ''] = quantity.columns;
  if (first === unknown) return t('from.unknown');
  const columns =
    quantity.columns.length === 1
      ? t('from.column', { column: first })
      : t('from.multiplied', { columns: quoted(quantity.columns, t) });
  const times = quantity.times === '1' ? '' : t('from.times', { times: quantity.times });
  return columns + times + comma + (perPerson ? t('from.perPerson') : '');
}

function unitFrom(t: T, { unit }: Mapping): string {
  if (unit.from === 'column') return t('from.column', { column: unit.column });
  if (unit.from === 'headings') return t('from.headings');
  return unit.unit === unknown ? t('from.unknown') : t('from.constant', { text: unit.unit });
}

/** Words that are told apart. */
const wordsTold = 20;

/** What a person once said that words of the file mean; the first of them, where there are many. */
function wordsOf(t: T, { activity, organisation, unit }: Mapping, names: Names): string | null {
  const said = [
    ...(activity.from === 'columns'
      ? Object.entries(activity.words).map(([word, id]) => [word, names.activity(id)] as const)
      : []),
    ...(organisation.from === 'column'
      ? Object.entries(organisation.words).map(([word, slug]) => [word, names.organisation(slug)] as const)
      : []),
    ...(unit.from === 'column' ? Object.entries(unit.words) : []),
  ];
  if (said.length === 0) return null;
  const told = said
    .slice(0, wordsTold)
    .map(([word, meaning]) =>
      meaning === notCounted ? t('from.wordNotCounted', { word }) : t('from.word', { word, meaning }),
    );
  const more = said.length - told.length;
  return [...told, ...(more > 0 ? [t('from.wordsMore', { count: more })] : [])].join('; ');
}

/** What a column is read as: "Money", "a figure of the row"; null if it is not read. */
export function readAs(t: T, map: Mapping, column: string, names: Names): string | null {
  const figure = map.columns.find((one) => one.column === column);
  if (figure) {
    return figure.activity === null
      ? t('as.figures')
      : t('as.figure', { activity: names.activity(figure.activity), unit: figure.unit ?? '' });
  }
  if (!columnsRead(map).includes(column)) return null;
  const { period, organisation, activity, quantity, unit } = map;
  const as: [IntakeKey, boolean][] = [
    ['reads.period', Object.values(period).includes(column) && period.from !== 'constant'],
    ['reads.organisation', organisation.from === 'column' && organisation.column === column],
    [
      'reads.activity',
      (activity.from === 'columns' && activity.columns.includes(column)) ||
        (activity.from === 'BNF code' && [activity.code, activity.description].includes(column)),
    ],
    ['reads.quantity', quantity.from === 'columns' && quantity.columns.includes(column)],
    ['reads.unit', unit.from === 'column' && unit.column === column],
    ['reads.spend', map.spend === column],
    ['reads.site', map.site === column || map.siteName === column],
    ['reads.commissioner', map.commissioner.includes(column)],
    ['reads.survey', map.survey?.column === column],
    ['reads.meter', map.meter === column],
    ['reads.supplier', map.supplier === column],
    ['reads.estimated', map.estimated === column],
    ['reads.evidence', map.evidence.includes(column)],
  ];
  return as
    .filter(([, is]) => is)
    .map(([key]) => t(key))
    .join(', ');
}
