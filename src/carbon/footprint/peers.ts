/** Footprints beside those of the same kind: by floor area, bed, member of staff and pound. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Driver, type DriverKind, driverKinds, driverUnits } from '../model.ts';
import { median, quantile, scaled } from './share.ts';

/** What an organisation, a site or a category of one emits in a year, and what it is measured against. */
export interface Measured {
  name: string;
  kg: string;
  drivers: readonly Pick<Driver, 'kind' | 'value'>[];
}

export interface Standing {
  driver: DriverKind;
  /** kgCO2e for one of the driver's unit: "per m²". */
  unit: string;
  own: string;
  /** Of the peers that have this driver, not of oneself. */
  peers: number;
  lowerQuartile: string;
  median: string;
  upperQuartile: string;
  /** How many times the peers' median one's own is: "1.25"; null where the median is nought. */
  times: string | null;
  /** Places from the least: 1 is the least of all, oneself among them. */
  place: number;
}

/** With fewer, a median tells of single organisations and not of a kind. */
export const fewestPeers = 3;

/** kgCO2e for one of a driver's unit; null where there is none of it. */
export function intensity(measured: Measured, driver: DriverKind): Decimal | null {
  const value = measured.drivers.find(({ kind }) => kind === driver)?.value;
  if (value === undefined || new Decimal(value).lte(0)) return null;
  return scaled(measured.kg, 1, value);
}

/** Where one stands among its peers by each driver that both have; none by a driver that fewer than three peers have. */
export function standings(own: Measured, peers: readonly Measured[]): Standing[] {
  return driverKinds.flatMap((driver) => {
    const mine = intensity(own, driver);
    const theirs = intensities(peers, driver);
    const [low, middle, high] = [quantile(theirs, '0.25'), median(theirs), quantile(theirs, '0.75')];
    if (mine === null || low === null || middle === null || high === null || theirs.length < fewestPeers) return [];
    return [
      {
        driver,
        unit: driverUnits[driver],
        own: mine.toFixed(),
        peers: theirs.length,
        lowerQuartile: low.toFixed(),
        median: middle.toFixed(),
        upperQuartile: high.toFixed(),
        times: middle.isZero() ? null : mine.div(middle).toDecimalPlaces(6).toFixed(),
        place: 1 + theirs.filter((their) => their.lt(mine)).length,
      },
    ];
  });
}

/** The peers' median for one of a driver's unit, and whose it is; with one or two, it tells of them. Null of none. */
export function peersMedian(peers: readonly Measured[], driver: DriverKind): { kgPer: string; names: string[] } | null {
  const known = peers.filter((peer) => intensity(peer, driver) !== null);
  const middle = median(intensities(known, driver));
  if (middle === null) return null;
  return { kgPer: middle.toDecimalPlaces(18).toFixed(), names: known.map(({ name }) => name) };
}

function intensities(peers: readonly Measured[], driver: DriverKind): Decimal[] {
  return peers.flatMap((peer) => intensity(peer, driver) ?? []);
}
