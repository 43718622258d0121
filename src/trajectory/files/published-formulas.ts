/** What a row of a published pathway may follow from, by its name and by what stands around it. */
import { Decimal } from '../../kernel/decimals.ts';
import { Around, type Formula, type Place, quote } from './published-around.ts';
import { shareNamed } from './published-kinds.ts';
import type { Figure, Series } from './published-series.ts';
import { shares } from './published-shares.ts';

interface Term {
  sign: 1 | -1;
  series: Series;
}

/** All formulas for the series at an index, the likeliest first. */
export function formulasFor(all: readonly Series[], at: number, along: readonly Place[]): Formula[] {
  const series = all[at];
  if (series === undefined) return [];
  const { kinds } = series;
  const around = new Around(all, at);
  return [
    ...(kinds.has('share') ? shares(around, series, along) : []),
    ...(kinds.has('cumulative') ? running(around) : []),
    ...(kinds.has('gap') ? gaps(around) : []),
    ...(kinds.has('remaining') ? remaining(around) : []),
    ...(kinds.has('total') ? totals(around) : []),
    ...(kinds.has('business as usual') ? grown(around) : []),
    ...(kinds.has('target') && !kinds.has('total') ? targets(around, series, along) : []),
  ];
}

const isPart = ({ kinds }: Series): boolean => kinds.has('part') || (kinds.has('growth') && !kinds.has('total'));
const isTotal = ({ kinds }: Series): boolean =>
  kinds.has('total') && !kinds.has('remaining') && !kinds.has('share') && !kinds.has('cumulative');

function totals(around: Around): Formula[] {
  const { above, below } = around;
  const lastStop = above.findLastIndex((one) => !isPart(one));
  const lists = [
    above.slice(lastStop + 1).filter(isPart),
    above.filter(isPart),
    above.filter(isTotal),
    above,
    [...above, ...below].filter(isPart),
    partsBelow(below),
    below.filter(isPart),
  ];
  return sumsOf(lists);
}

/** A total may head the rows that it is the sum of. */
function partsBelow(below: readonly Series[]): Series[] {
  const end = below.findIndex((one) => !isPart(one));
  return [...(end === -1 ? below : below.slice(0, end))];
}

function sumsOf(lists: readonly (readonly Series[])[]): Formula[] {
  const seen = new Set<string>();
  return lists.flatMap((list) => {
    const key = list.map(({ name }) => name).join('\n');
    if (list.length < 2 || seen.has(key)) return [];
    seen.add(key);
    return [
      sum(
        list.map((series) => ({ sign: 1, series })),
        sumWords(list),
      ),
    ];
  });
}

function remaining(around: Around): Formula[] {
  const { above } = around;
  const bases = [...around.nearest('business as usual'), ...around.nearest('baseline')];
  const before = above.findLast((one) => one.kinds.has('remaining'));
  return [...bases, ...(before ? [before] : [])].flatMap((base) => {
    const after = above.slice(above.indexOf(base) + 1);
    // Measures may also stand above what they are taken off.
    const between = after.some((one) => isPart(one) || isTotal(one)) ? after : above.filter((one) => one !== base);
    const parts = between.filter(isPart);
    const whole = between.findLast(isTotal);
    const subtotals = between.filter(isTotal);
    const lists = [...(whole ? [[whole]] : []), parts, subtotals].filter((list) => list.length > 0);
    return lists.flatMap((list) => [
      sum(
        [{ sign: 1, series: base }, ...list.map((series) => ({ sign: signOf(series), series }))],
        lessWords(base, list),
      ),
      sum(
        [{ sign: 1, series: base }, ...list.map((series) => ({ sign: 1 as const, series }))],
        `${quote(base)} and ${sumWords(list)}`,
      ),
    ]);
  });
}

/** Measures are taken off, growth is put on. */
const signOf = ({ kinds }: Series): 1 | -1 => (kinds.has('growth') ? 1 : -1);

function gaps(around: Around): Formula[] {
  const reached = [...around.nearest('remaining'), ...around.nearest('total'), ...around.nearest('business as usual')];
  return reached.flatMap((forecast) =>
    around.nearest('target').flatMap((target) => [
      sum(
        [
          { sign: 1, series: forecast },
          { sign: -1, series: target },
        ],
        lessWords(forecast, [target]),
      ),
      sum(
        [
          { sign: 1, series: target },
          { sign: -1, series: forecast },
        ],
        lessWords(target, [forecast]),
      ),
    ]),
  );
}

function grown(around: Around): Formula[] {
  const growth = around.above.filter(({ kinds }) => kinds.has('growth'));
  if (growth.length === 0) return [];
  return around.nearest('baseline').map((base) =>
    sum(
      [base, ...growth].map((series) => ({ sign: 1, series })),
      sumWords([base, ...growth]),
    ),
  );
}

/** The sum of a series up to each place. */
function running(around: Around): Formula[] {
  const candidates = [...around.nearest('total'), ...around.nearest('remaining'), ...around.above.slice(-1)];
  return [...new Set(candidates)].map((series) => ({
    words: `${quote(series)} added up to each year`,
    at(place) {
      const parts = series.figures
        .slice(0, place + 1)
        .flatMap((figure) => (figure ? [{ sign: 1 as const, figure }] : []));
      return parts.length < 2 ? null : { ...added(parts), parts: [] };
    },
  }));
}

function targets(around: Around, series: Series, along: readonly Place[]): Formula[] {
  const percent = shareNamed(series.name);
  const cut: Formula[] =
    percent === null
      ? []
      : around.nearest('baseline').map((base) => ({
          words: `${quote(base)} less ${percent} %`,
          at(place) {
            const figure = base.figures[place] ?? base.figures.find((one) => one !== null) ?? null;
            const left = new Decimal(100).minus(percent).div(100);
            return figure && { value: figure.value.times(left), half: figure.half.times(left), parts: [] };
          },
        }));
  return [...cut, straight(series, along)];
}

/** A straight line from the first figure to the last; its ends say nothing. */
function straight({ figures }: Series, along: readonly Place[]): Formula {
  const known = figures.flatMap((figure, place) => {
    const year = along[place]?.year ?? null;
    return figure === null || year === null ? [] : [{ place, year, figure }];
  });
  const [first, last] = [known[0], known.at(-1)];
  return {
    words: 'a straight line from its first year to its last',
    at(place) {
      const year = along[place]?.year ?? null;
      if (!first || !last || year === null || place === first.place || place === last.place) return null;
      const risen = last.figure.value
        .minus(first.figure.value)
        .times(year - first.year)
        .div(last.year - first.year);
      return {
        value: first.figure.value.plus(risen),
        half: Decimal.max(first.figure.half, last.figure.half),
        parts: [],
      };
    },
  };
}

function sum(terms: readonly Term[], words: string): Formula {
  return {
    words,
    at(place) {
      const parts = terms.flatMap(({ sign, series }) => {
        const figure = series.figures[place] ?? null;
        return figure === null || figure.isShare ? [] : [{ sign, name: series.name, figure }];
      });
      return parts.length === 0 ? null : { ...added(parts), parts };
    },
  };
}

function added(parts: readonly { sign: 1 | -1; figure: Figure }[]): { value: Decimal; half: Decimal } {
  return parts.reduce(
    (so, { sign, figure }) => ({ value: so.value.plus(figure.value.times(sign)), half: so.half.plus(figure.half) }),
    { value: new Decimal(0), half: new Decimal(0) },
  );
}

/** How many names a formula lists before it says how many there are. */
const namesAtMost = 4;

function sumWords(list: readonly Series[]): string {
  const [only, ...others] = list;
  if (only !== undefined && others.length === 0) return quote(only);
  if (list.length <= namesAtMost) return `the sum of ${list.map(quote).join(', ')}`;
  const [first, last] = [list[0], list.at(-1)];
  return first && last ? `the sum of ${list.length} from ${quote(first)} to ${quote(last)}` : '';
}

const lessWords = (base: Series, list: readonly Series[]): string => `${quote(base)} less ${sumWords(list)}`;
