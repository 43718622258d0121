/** Which activity, and which part of it, a row of the UK Government's publication is about. */
import { slugify } from '../../../plan/slugs.ts';
import type { Part } from '../model.ts';
import type { PublishedRow } from './published-row.ts';

export interface PlaceInTree {
  activity: string;
  part: Part;
}

/**
 * The activity is made of the names of the publication's levels, so that it stays the same from year to year; what is
 * spelt in two ways is written in one. Well-to-tank, transmission and what is outside of scopes are on sheets of their
 * own and are joined to what they belong to.
 * @returns null for a sheet that is not known
 */
export function placeInTree(row: Pick<PublishedRow, 'sheet' | 'levels' | 'column'>): PlaceInTree | null {
  const sheet = slug(row.sheet.replace(wellToTank, ''));
  const [activity = '', ...kinds] = row.levels
    .map((level) => level.replace(wellToTank, ''))
    .filter((each) => !isUnit(each));
  const part: Part = wellToTank.test(row.sheet) ? 'well-to-tank' : 'direct';
  const rest = [...kinds, row.column].filter((each) => each !== '');
  const under = (...path: string[]): PlaceInTree => ({ activity: path.map(slug).filter(Boolean).join('/'), part });
  switch (sheet) {
    case 'fuels':
    case 'bioenergy':
      return under(sheet, activity, ...rest);
    case 'refrigerant-and-other':
      return refrigerant(kinds.at(-1) ?? activity, row.column);
    case 'passenger-vehicles':
    case 'delivery-vehicles':
      return under('fleet', activity, ...rest);
    case 'uk-electricity-for-evs':
      return { ...under('fleet', activity, ...rest), part: 'electricity' };
    case 'uk-electricity-t-and-d-for-evs':
      return { ...under('fleet', activity, ...rest), part: 'transmission' };
    case 'uk-electricity':
      return electricity(part === 'direct' ? 'direct' : /T&D/.test(activity) ? 'well-to-tank of transmission' : part);
    case 'transmission-and-distribution':
      return /electricity/i.test(activity)
        ? electricity('transmission')
        : { activity: 'heat/district-heat-and-steam', part: 'transmission' };
    case 'heat-and-steam':
      return /distribution/i.test(activity)
        ? { activity: 'heat/district-heat-and-steam', part: 'well-to-tank of transmission' }
        : under('heat', ...rest);
    case 'water-supply':
      return under('water', 'supply');
    case 'water-treatment':
      return under('water', 'treatment');
    case 'material-use':
      return under('materials', activity, ...rest);
    case 'waste-disposal':
      return under('waste', activity, ...rest);
    case 'business-travel-air':
      return under('business-travel', 'air', ...rest);
    case 'business-travel-sea':
      return under('business-travel', 'sea', activity, ...rest);
    case 'business-travel-land':
    case 'pass-vehs-and-travel-land':
      return under('business-travel', 'land', activity, ...rest);
    case 'freighting-goods':
    case 'delivery-vehs-and-freight':
      return under('freight', activity, ...rest);
    case 'hotel-stay':
      return under('business-travel', 'hotel-stay', ...rest);
    case 'managed-assets-electricity':
      return under('leased-assets', 'electricity');
    case 'managed-assets-vehicles':
      return under('leased-assets', 'vehicles', activity.replace(/^Managed\s+/i, ''), ...rest);
    case 'homeworking':
      return under('homeworking', activity, ...rest);
    case 'outside-of-scopes':
      return { activity: outside(activity, rest), part: 'outside of scopes' };
    default:
      return null;
  }
}

const wellToTank = /^WTT\s*[-–]\s*/i;

const electricity = (part: Part): PlaceInTree => ({ activity: 'electricity/uk', part });

/** "Electricity: UK" is followed by "kWh" as if that were a kind of it. */
const isUnit = (level: string) => /^kwh$/i.test(level);

/**
 * The Kyoto gases of a refrigerant are in scope 1; the others are told apart from all scopes. For those who count both,
 * the publication's total is an activity of its own.
 */
function refrigerant(gas: string, column: string): PlaceInTree {
  const activity = `refrigerants/${slug(gas)}`;
  if (/^total/i.test(column)) return { activity: `${activity}/including-non-kyoto`, part: 'direct' };
  return { activity, part: /non-kyoto/i.test(column) ? 'outside of scopes' : 'direct' };
}

function outside(activity: string, rest: readonly string[]): string {
  if (/^electricity/i.test(activity)) return 'electricity/uk';
  const root = /^forecourt/i.test(activity) ? ['fuels', 'liquid-fuels'] : ['bioenergy', activity];
  return [...root, ...rest].map(slug).join('/');
}

/** One spelling for what the publications spell in several. */
function slug(text: string): string {
  return slugify(
    text
      .replace(/(\d),(\d{3})/g, '$1$2')
      .replace(/>\s*/g, 'over ')
      .replace(/(\d)\+/g, '$1 and more')
      .replace(/(\d)%/g, '$1 percent')
      .replace(/T&D/g, 'T and D')
      // Until 2024 the publications called it combustion.
      .replace(/^combustion$/i, 'Incineration with energy recovery')
      .replace(/n-pentane/i, 'pentane')
      .replace(/propylene/i, 'propene'),
  );
}
