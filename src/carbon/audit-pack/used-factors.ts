/** The factors behind rates, each with what is known of its publication. */
import type { Carbon } from '../carbon.ts';
import type { Factor } from '../factors/model.ts';
import { ownFactor } from '../factors/own.ts';

export interface KnownFactor {
  factor: Factor;
  /** Title of its set; "own factor" where it is an organisation's. */
  publication: string;
  publisher: string;
  licence: string;
  url: string;
}

/** A factor by its id; null where neither the library nor the organisations' own factors hold it any more. */
export type FindFactor = (id: string) => KnownFactor | null;

/** Looks factors up among the published ones that are here and the organisations' own, ended ones too. */
export async function factorFinder(carbon: Pick<Carbon, 'library' | 'ownFactors'>): Promise<FindFactor> {
  const library = carbon.library();
  const own = new Map((await carbon.ownFactors.list()).map(({ factor }) => [ownFactor(factor).id, ownFactor(factor)]));
  return (id) => {
    const mine = own.get(id);
    if (mine)
      return { factor: mine, publication: 'own factor', publisher: mine.own?.organisation ?? '', licence: '', url: '' };
    const factor = library.factor(id);
    if (!factor) return null;
    const set = library.setById(factor.set);
    return {
      factor,
      publication: set?.title ?? factor.set,
      publisher: set?.publisher ?? '',
      licence: set?.licence ?? '',
      url: set?.url ?? '',
    };
  };
}
