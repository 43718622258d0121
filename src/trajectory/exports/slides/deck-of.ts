/** The slides of a plan: each picture of the pages as a chart that can be edited, with its title and its sentence. */
import { costFacts } from '../../pages/cost-facts.ts';
import { costTitle } from '../../pages/cost-page.tsx';
import type { PlannedDesk } from '../../pages/frame.tsx';
import { gapFacts } from '../../pages/gap-facts.ts';
import { overviewFacts } from '../../pages/overview-facts.ts';
import { categoryName } from '../../pages/parts.tsx';
import { pathTo } from '../../pages/paths.ts';
import { changeOf, forPicture, pounds, tonnesOf, yearName } from '../../pages/told.ts';
import { toldPicture } from '../../pages/told-pictures.ts';
import { waterfallFacts } from '../../pages/waterfall-facts.ts';
import { stepName } from '../../pages/waterfall-picture.ts';
import { wedgesFacts } from '../../pages/wedges-facts.ts';
import { wedgeName } from '../../pages/wedges-page.tsx';
import type { Step } from '../../rules/waterfall.ts';
import { exportWords } from '../messages.ts';
import type { ChartTold, Deck, Look, SlideTold, TableTold } from './deck.ts';

/** More bars than these are not read on a slide; all are in its notes. */
const mostBars = 24;
const rowsOfTable = 14;

type Body = Pick<SlideTold, 'body' | 'table'>;

/** @param madeOn YYYY-MM-DD */
export async function deckOf(desk: PlannedDesk, madeOn: string): Promise<Deck> {
  const { t, whose, asked, planned, record, initiativeOf, trajectory } = desk;
  const w = exportWords(t.language);
  const { year, source } = planned.model.baseline;
  const scenario = record.scenarios.find(({ id }) => id === asked.scenario);
  const plan = asked.tried
    ? w('tried', { name: initiativeOf(asked.tried.initiative) })
    : scenario
      ? w('scenario', { name: scenario.name })
      : w('plan');
  // A sentence of its own, which ours goes on from.
  const values = { year: yearName(year), source: source.replace(/\.$/, ''), date: madeOn };
  const slides = await Promise.all([
    slideOf(desk, 'trajectory', trajectoryBody),
    slideOf(desk, 'waterfall', waterfallBody),
    slideOf(desk, 'gap', gapBody),
    slideOf(desk, 'wedges', wedgesBody),
    slideOf(desk, 'cost', costBody),
  ]);
  const made = slides.flat();
  return {
    title: w('title', { whose }),
    lines: [
      w('cover.of', { of: t(`of.${asked.of}`), plan }),
      w('cover.baseline', values),
      w('cover.made', { date: madeOn }),
    ],
    source: w('source', { ...values, system: trajectory.system.settings.name }),
    slides: [...made, ...tablesOf(costBody(desk).table, w('table', { title: costTitle(desk, costFacts(desk)) }))],
  };
}

/** A long table on as many slides as it takes. */
function tablesOf(table: TableTold, title: string): SlideTold[] {
  const slides = Math.ceil(table.rows.length / rowsOfTable);
  return Array.from({ length: slides }, (_, at) => {
    const body = { ...table, rows: table.rows.slice(at * rowsOfTable, (at + 1) * rowsOfTable) };
    return { title: slides === 1 ? title : `${title} (${at + 1}/${slides})`, says: title, body, table: body };
  });
}

async function slideOf(
  desk: PlannedDesk,
  name: Parameters<typeof toldPicture>[1],
  bodyOf: (desk: PlannedDesk) => Promise<Body | null> | Body | null,
): Promise<SlideTold[]> {
  const [told, body] = await Promise.all([toldPicture(desk, name), bodyOf(desk)]);
  return told && body ? [{ title: told.title, says: told.says, ...body }] : [];
}

const wordsOf = ({ t }: PlannedDesk) => exportWords(t.language);

/** A table of series by year, each with one place. */
function byYear(desk: PlannedDesk, { labels, series }: Pick<ChartTold, 'labels' | 'series'>): TableTold {
  return {
    kind: 'table',
    heads: [wordsOf(desk)('year'), ...series.map(({ name }) => name)],
    rows: labels.map((label, at) => [label, ...series.map(({ values }) => inTonnes(values[at] ?? 0))]),
  };
}

const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const inTonnes = (tonnes: number): string => oneDecimal.format(tonnes).replace('-', '−');

async function trajectoryBody(desk: PlannedDesk): Promise<Body> {
  const { t, planned, asked } = desk;
  const w = wordsOf(desk);
  const { years, withAction, withoutAction, fan } = await overviewFacts(desk);
  const path = pathTo(planned.paths(asked.organisations), asked.of, Number.MAX_SAFE_INTEGER);
  const inKilograms = (values: readonly number[]) => values.map((kilograms) => kilograms / 1000);
  const chart: ChartTold = {
    ...{ kind: 'lines', unit: t('unit'), labels: years.map(yearName) },
    series: [
      { name: t('line.without'), values: withoutAction.map(forPicture), look: 'without' },
      { name: t('line.with'), values: withAction.map(forPicture), look: 'with' },
      ...(path ? [{ name: t('line.allowed'), values: path.allowed.map(forPicture), look: 'allowed' as const }] : []),
      { name: w('low'), values: inKilograms(fan.p5), look: 'range' },
      { name: w('high'), values: inKilograms(fan.p95), look: 'range' },
    ],
  };
  return { body: chart, table: byYear(desk, chart) };
}

/** Columns that stand on an unseen one; ideas are left out, since they do not add up. */
function waterfallBody(desk: PlannedDesk): Body {
  const { t } = desk;
  const w = wordsOf(desk);
  const { waterfall, year } = waterfallFacts(desk);
  const steps = waterfall.steps.filter(({ kind }) => kind !== 'opportunity');
  const size = (step: Step) => forPicture(step.change < 0n ? -step.change : step.change);
  const of = (name: string, look: Look, isIts: (step: Step) => boolean) => ({
    ...{ name, look },
    values: steps.map((step) => (isIts(step) ? size(step) : 0)),
  });
  const isStep = ({ kind }: Step) => kind === 'growth' || kind === 'national' || kind === 'theme';
  const isTotal = ({ kind }: Step) => kind === 'baseline' || kind === 'forecast';
  const below = (step: Step) => Math.max(0, Math.min(forPicture(step.from), forPicture(step.to)));
  const text = (step: Step) =>
    isStep(step) ? changeOf(step.change) : tonnesOf(step.kind === 'gap' ? -step.change : step.to);
  return {
    body: {
      ...{ kind: 'waterfall', unit: t('unit') },
      labels: steps.map((step) => `${stepName(desk, step, year)}: ${text(step)}`),
      series: [
        {
          ...{ name: w('unseen'), look: 'unseen' },
          values: steps.map((step) => (isStep(step) || step.kind === 'gap' ? below(step) : 0)),
        },
        of(w('totals'), 'total', isTotal),
        of(w('falls'), 'falls', (step) => isStep(step) && step.change <= 0n),
        of(w('rises'), 'rises', (step) => isStep(step) && step.change > 0n),
        of(w('gap'), 'gap', ({ kind }) => kind === 'gap'),
        of(w('allowed'), 'allowed', ({ kind }) => kind === 'allowed'),
      ],
    },
    table: {
      kind: 'table',
      heads: [t('head.step'), t('head.change'), t('head.reached')],
      rows: steps.map((step) => [
        stepName(desk, step, year),
        isStep(step) ? changeOf(step.change) : '',
        tonnesOf(step.to),
      ]),
    },
  };
}

function gapBody(desk: PlannedDesk): Body | null {
  const { t } = desk;
  const facts = gapFacts(desk, null);
  if (!facts) return null;
  const { path, year } = facts;
  const at = path.years.indexOf(year);
  const gaps = path.gapByCategory
    .map(({ category, byYear: values }) => ({ name: categoryName(category), mg: values[at] ?? 0n }))
    .toSorted((a, b) => (a.mg < b.mg ? 1 : a.mg > b.mg ? -1 : 0));
  const shown = gaps.slice(0, mostBars);
  return {
    body: {
      ...{ kind: 'bars', unit: t('unit'), labels: shown.map(({ name }) => name) },
      series: [{ name: wordsOf(desk)('gap'), values: shown.map(({ mg }) => forPicture(mg)), look: 'gap' }],
    },
    table: {
      ...{ kind: 'table', heads: [wordsOf(desk)('category'), yearName(year)] },
      rows: gaps.map(({ name, mg }) => [name, changeOf(mg)]),
    },
  };
}

/** What is left, with what each theme takes off on top of it. A theme that adds is in what is left, and told in the notes. */
function wedgesBody(desk: PlannedDesk): Body {
  const { years, withAction, wedges } = wedgesFacts(desk);
  const left = { name: wordsOf(desk)('left'), values: withAction.map(forPicture), look: 'left' as const };
  const series = wedges.map(({ theme, byYear: values }) => ({
    ...{ name: wedgeName(desk, theme), look: 'series' as const },
    values: values.map(forPicture),
  }));
  const drawn = series.map((one) => ({ ...one, values: one.values.map((tonnes) => Math.max(0, tonnes)) }));
  const labels = years.map(yearName);
  return {
    body: { ...{ kind: 'areas', unit: desk.t('unit'), labels }, series: [left, ...drawn] },
    table: byYear(desk, { labels, series: [left, ...series] }),
  };
}

function costBody(desk: PlannedDesk): Body {
  const w = wordsOf(desk);
  const priced = costFacts(desk).costed.filter(({ cost }) => cost.poundsPerTonne !== null);
  const shown = priced.slice(0, mostBars);
  const unit =
    shown.length === priced.length ? w('perTonne') : w('cheapest', { count: shown.length, all: priced.length });
  const of = (name: string, look: Look, ideas: boolean) => ({
    ...{ name, look },
    values: shown.map(({ cost, isIdea }) => (isIdea === ideas ? Number(cost.poundsPerTonne) : 0)),
  });
  const ideas = of(w('ideas'), 'idea', true);
  return {
    body: {
      ...{ kind: 'bars', unit, labels: shown.map(({ initiative }) => initiative.title) },
      series: [of(w('planned'), 'with', false), ...(shown.some(({ isIdea }) => isIdea) ? [ideas] : [])],
    },
    table: {
      kind: 'table',
      heads: [w('initiative'), w('perTonne'), w('tonnes'), w('capital'), w('npv')],
      rows: priced.map(({ initiative, cost, columns }) => [
        initiative.title,
        pounds(cost.poundsPerTonne ?? '0'),
        tonnesOf(columns.environmental.tonnes),
        pounds(cost.capital),
        pounds(cost.npv),
      ]),
    },
  };
}
