/** Figures for tests: one with all that is not said filled in. */
import { Figure } from './figure.ts';

export function figure(told: Partial<Figure> & Pick<Figure, 'category' | 'kg'>): Figure {
  return Figure.parse({
    organisation: 'northmoor',
    year: 2024,
    fromMonth: 202404,
    toMonth: 202503,
    scope: '3',
    ghgCategory: null,
    part: 'direct',
    basis: '',
    tier: 'standard',
    estimated: false,
    lines: 1,
    ...told,
  });
}
