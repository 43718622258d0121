/** Stated tonnes made ready for draws: of which categories of an organisation they are taken, as `takeStated` has it. */
import type { Cells } from './drawn-cells.ts';
import type { DrawnStated } from './drawn-model.ts';
import type { Acting } from './effects.ts';
import type { Initiative, Stream } from './model.ts';
import { actsOnStream } from './touch.ts';

const milligramsAtTwelvePlaces = 1e18;

/** They are taken of what is left of a category, which is therefore a cell of the organisation's own. */
export function drawnStated(
  acting: readonly Acting[],
  streams: readonly Stream[],
  cells: Cells,
  places: ReadonlyMap<Initiative, number>,
): (DrawnStated & { category: string })[] {
  const byCategory = new Map<string, DrawnStated['takings'][number][]>();
  for (const each of acting) {
    if (each.type !== 'tonnes') continue;
    const weights = weightsOf(each.initiative, streams);
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [category, weight] of weights) {
      const part = weight / whole / milligramsAtTwelvePlaces;
      const byYear = Float64Array.from(each.milligrams, (stated) => Number(stated) * part);
      const takings = byCategory.get(category) ?? [];
      byCategory.set(category, [...takings, { initiative: places.get(each.initiative) ?? -1, byYear }]);
    }
  }
  const counted = [...byCategory].flatMap(([category, takings]) => {
    const into = cells.of(category);
    return into === null ? [] : [{ category, into, takings }];
  });
  return counted.map((each, at) => ({ ...each, cell: cells.shared + at }));
}

/** What an initiative acts on, in kgCO₂e of the baseline year, by the category of its rates. */
function weightsOf(initiative: Initiative, streams: readonly Stream[]): Map<string, number> {
  const { categories } = initiative.actsOn;
  const anyCategory = { ...initiative, actsOn: { ...initiative.actsOn, categories: [] } };
  const weights = new Map<string, number>();
  for (const stream of streams.filter((each) => actsOnStream(anyCategory, each)))
    for (const { category, kg } of stream.rates)
      if (categories.length === 0 || categories.includes(category))
        weights.set(category, (weights.get(category) ?? 0) + Number(stream.quantity) * Number(kg));
  return new Map([...weights].filter(([, weight]) => weight > 0));
}
