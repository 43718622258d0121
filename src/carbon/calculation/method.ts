/** By what lines become kilograms, besides the lines themselves: factor sets, settings, own factors and the statement. */
import { version } from '../../platform/checkout.ts';
import { footprintStatement } from '../../platform/ledger/statement.ts';
import type { ChoiceSettings } from '../factors/choose.ts';
import type { Library } from '../factors/library.ts';
import type { Factor } from '../factors/model.ts';
import type { CarbonSettings, Method } from '../model.ts';
import { figureDimensions } from './figures.ts';
import { sha256 } from './partitions.ts';

export interface MethodInUse {
  method: Method;
  hash: string;
  library: Library;
  /** The hash of the method by which an organisation is counted: its own factors are in its own. */
  hashOf(organisation: string): string;
  /** By what its factors are chosen. */
  choiceOf(organisation: string): ChoiceSettings;
}

/** @param own factors of organisations that hold today */
export function methodOf(library: Library, settings: CarbonSettings, own: readonly Factor[]): MethodInUse {
  const byOrganisation = Map.groupBy(own, (factor) => factor.own?.organisation ?? '');
  const ownHash = (factors: readonly Factor[] | undefined) =>
    factors
      ? sha256(
          factors
            .map(({ id }) => id)
            .toSorted()
            .join('\n'),
        )
      : '';
  const method: Method = {
    settings,
    sets: library.sets
      .map(({ set, sha256: hash }) => ({ id: set.id, title: set.title, sha256: hash }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ownFactors: ownHash(own.length > 0 ? own : undefined),
    statement: sha256(footprintStatement(figureDimensions)),
    greenplan: version,
  };
  // What an organisation's month comes to does not hang on the factors of others, nor on which day it was made.
  const common = sha256(JSON.stringify({ ...method, ownFactors: '' }));
  return {
    method,
    hash: sha256(JSON.stringify(method)),
    library,
    hashOf: (organisation) => {
      const factors = byOrganisation.get(organisation);
      return factors ? sha256(`${common}\n${ownHash(factors)}`) : common;
    },
    choiceOf: (organisation) => ({
      factorYear: settings.factorYear,
      warmingPotentials: settings.warmingPotentials,
      own: byOrganisation.get(organisation) ?? [],
      organisation,
    }),
  };
}
