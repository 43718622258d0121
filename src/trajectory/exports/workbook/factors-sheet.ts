/** Kilograms that a unit sets free: of the baseline year, and with national change; each once, however many streams have it. */
import type { Initiative, StreamRate } from '../../rules/model.ts';
import type { Acted } from '../../rules/streams.ts';
import type { T } from './messages.ts';
import { firstYearColumn, type Line, type Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';

export interface Factor {
  rate: StreamRate;
  /** Kilograms of the baseline year. */
  base: string;
  kilograms: number;
  byYear: Line;
}

export interface Factors {
  of(acted: Acted): readonly Factor[];
  /** Of what comes instead. */
  newOf(initiative: Initiative): readonly Factor[];
}

export function writeFactors(sheet: Sheet, subject: Subject, t: T): Factors {
  const titles = ['', '', '', t('head.what'), t('head.title'), t('head.stream'), t('head.where'), t('read.sources')];
  sheet.headYears([...titles, t('head.base')], [4, 4, 4, 40, 34, 34, 34, 40, 14]);
  const old = subject.acted.map((acted) => ({ acted, rates: countedIn(subject, acted.stream.rates) }));
  const switching = subject.initiatives.filter(({ effect }) => effect.type === 'another factor');
  const brought = switching.map((initiative) => ({ initiative, rates: countedIn(subject, newRatesOf(initiative)) }));
  const all = [...old, ...brought].flatMap(({ rates }) => rates);
  const courses = new Map(
    [...new Set(all.map(({ national }) => national))].flatMap((national): [string, Line][] => {
      if (national === null) return [];
      const change = subject.model.nationalChanges.find(({ id }) => id === national);
      const { estimates } = subject.indices.national(national);
      const labels = ['', '', '', t('factors.course'), '', change?.name ?? national, '', change?.source ?? ''];
      const style = { look: 'input', format: '0.000000' } as const;
      return [[national, sheet.line(labels, (place) => estimates[place] ?? 1, style)]];
    }),
  );
  sheet.next += 1;
  const known = new Map<string, Factor>();
  const factorOf = (rate: StreamRate, what: string, whose: string, unit: string): Factor => {
    const key = JSON.stringify([rate, what, whose, unit]);
    const factor = known.get(key) ?? writeFactor(sheet, rate, courses, [what, whose, unit], t);
    known.set(key, factor);
    return factor;
  };
  const ofStreams = new Map(
    old.map(({ acted: { stream }, rates }) => [
      stream.id,
      rates.map((rate) => factorOf(rate, '', stream.activity, stream.unit)),
    ]),
  );
  const ofNew = new Map(
    brought.map(({ initiative, rates }) => {
      const { effect, title, id } = initiative;
      const [activity, unit] = effect.type === 'another factor' ? [effect.activity, effect.unit] : ['', ''];
      return [id, rates.map((rate) => factorOf(rate, title, activity, unit))];
    }),
  );
  return {
    of: ({ stream }) => ofStreams.get(stream.id) ?? [],
    newOf: ({ id }) => ofNew.get(id) ?? [],
  };
}

const countedIn = ({ counts }: Subject, rates: readonly StreamRate[]) =>
  rates.filter(({ category }) => counts(category));

const newRatesOf = ({ effect }: Initiative): readonly StreamRate[] =>
  effect.type === 'another factor' ? effect.rates : [];

function writeFactor(
  sheet: Sheet,
  rate: StreamRate,
  courses: ReadonlyMap<string, Line>,
  [title = '', activity = '', unit = '']: readonly string[],
  t: T,
): Factor {
  const kilograms = Number(rate.kg);
  const style = { look: 'input', format: '0.000000' } as const;
  const base = sheet.put(sheet.next, firstYearColumn - 1, kilograms, style);
  const course = rate.national === null ? undefined : courses.get(rate.national);
  const what = title === '' ? t('factors.kg') : t('factors.new');
  const where = t('where', { category: rate.category, scope: rate.scope });
  const byYear = sheet.line(
    ['', '', '', `${what}, ${rate.part}`, title, `${activity} (${unit})`, where],
    (place) => ({
      formula: course ? `${base}*${course.at(place)}` : base,
      result: kilograms * (course?.values[place] ?? 1),
    }),
    { format: '0.000000' },
  );
  return { rate, base, kilograms, byYear };
}
