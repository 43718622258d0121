/** Shares in a published pathway: of the baseline, of a total, or of another place of the same row. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Around, type Formula, type Place, quote } from './published-around.ts';
import type { Series } from './published-series.ts';

/** A share of the baseline, of a total, or of what stands above in another place: its first, or that of a total. */
export function shares(around: Around, { kinds }: Series, along: readonly Place[]): Formula[] {
  const last = around.above.filter((one) => !one.kinds.has('share')).slice(-1);
  const near = (['baseline', 'business as usual', 'total'] as const).flatMap((kind) => around.nearest(kind));
  const parts = [...around.nearest('remaining'), ...around.nearest('total'), ...around.nearest('gap'), ...last];
  const totalAt = along.findLastIndex(({ isTotal: is }) => is);
  return [...new Set([...near, ...last])].flatMap((whole) => {
    const firstAt = whole.figures.findIndex((figure) => figure !== null);
    const places: (number | null)[] = [null, firstAt, ...(totalAt === -1 ? [] : [totalAt])];
    return [...new Set(parts)].flatMap((part) =>
      places
        .filter((place) => part !== whole || place !== null)
        .flatMap((place) => [
          quotient({ part, whole, along }, place, 'share'),
          ...(kinds.has('remaining')
            ? []
            : [quotient({ part, whole, along }, place, 'less'), quotient({ part, whole, along }, place, 'change')]),
        ]),
    );
  });
}

/** @param place of the whole, where it is the same for all; null where each place has its own */
function quotient(
  { part, whole, along }: { part: Series; whole: Series; along: readonly Place[] },
  place: number | null,
  as: 'share' | 'less' | 'change',
): Formula {
  const base = place === null ? quote(whole) : `${quote(whole)} of “${along[place]?.name ?? ''}”`;
  const ratio = `${quote(part)} ÷ ${base}`;
  return {
    words: as === 'share' ? ratio : as === 'less' ? `1 less ${ratio}` : `${ratio} less 1`,
    at(at) {
      const [over, under] = [part.figures[at] ?? null, whole.figures[place ?? at] ?? null];
      if (over === null || under === null || under.value.isZero()) return null;
      const value = over.value.div(under.value);
      const half = over.half.plus(value.abs().times(under.half)).div(under.value.abs());
      const told = as === 'share' ? value : as === 'less' ? new Decimal(1).minus(value) : value.minus(1);
      return { value: told, half, parts: [] };
    },
  };
}
