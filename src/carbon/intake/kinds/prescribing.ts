/**
 * English Prescribing Dataset (NHS Business Services Authority): one row a practice, presentation and quantity. Inhalers
 * are counted by number (TOTAL_QUANTITY: quantity × items), all else by its actual cost. And what comes back from wards
 * and patients or expires: a list of presentations and numbers.
 */
import { mapping } from '../mapping.ts';
import { columnLike, datePatterns, type Kind, organisationPatterns } from './kind.ts';

const rest = 'spend/commissioner/pharmaceuticals';

export const prescribing: Kind = {
  id: 'english-prescribing',
  name: 'English Prescribing Dataset',
  read({ names }) {
    const code = columnLike(names, /^bnf code$/i, /^bnf presentation code$/i);
    const description = columnLike(names, /^bnf (description|name|presentation name)$/i);
    const cost = columnLike(names, /^actual cost$/i, /^nic$/i);
    const quantity = columnLike(names, /^total quantity$/i, /^quantity$/i);
    const month = columnLike(names, /^year month$/i, /^(period|month|processing month)$/i);
    const practice = columnLike(names, /^practice code$/i, /^practice$/i, /^practice name$/i);
    const called = columnLike(names, /^practice name$/i);
    const commissioner = [
      columnLike(names, /^icb name$/i, /^(pco|ccg|sub icb) name$/i),
      columnLike(names, /^icb code$/i, /^(pco|ccg|sub icb) code$/i),
    ].filter((name) => name !== null);
    if (code === null || description === null || cost === null || quantity === null || practice === null) return null;
    return mapping({
      id: 'english-prescribing',
      name: this.name,
      headings: [...names],
      period: month ? { from: 'column', column: month } : { from: 'file name' },
      activity: { from: 'BNF code', code, description, rest },
      quantity: { from: 'columns', columns: [quantity] },
      unit: { from: 'constant', unit: 'item' },
      // A practice is the place where it is prescribed.
      site: practice,
      siteName: called === practice ? null : called,
      commissioner,
      spend: cost,
      evidence: [code, description],
      tier: 'standard',
      // A practice may prescribe the same presentation in the same quantity to unidentified patients and others.
      twice: 'remark',
    });
  },
};

export const returnsAndExpiries: Kind = {
  id: 'medicine-returns',
  name: 'Medicines returned or expired',
  read({ names }) {
    const product = columnLike(names, /^(medicine|drug|product|presentation|item)( ?(name|description))?$/i);
    const number = columnLike(names, /^(quantity|number|packs|inhalers|units|qty)( returned| expired| wasted)?$/i);
    const why = columnLike(names, /^(reason|return type|outcome|disposition)$/i, /expir|return|waste/i);
    const date = columnLike(names, ...datePatterns);
    if (product === null || number === null || why === null || date === null || why === number) return null;
    const organisation = columnLike(names, ...organisationPatterns);
    return mapping({
      id: 'medicine-returns',
      name: this.name,
      headings: [...names],
      period: { from: 'column', column: date },
      organisation: organisation ? { from: 'column', column: organisation } : { from: 'sender' },
      activity: { from: 'columns', columns: [product], fate: why },
      quantity: { from: 'columns', columns: [number] },
      unit: { from: 'constant', unit: 'item' },
      site: columnLike(names, /^(site|ward|pharmacy|practice)( ?(name|code))?$/i),
      spend: columnLike(names, /^(cost|value|price)/i),
      evidence: [why],
      about: ['inhalers', 'anaesthetic-gases', 'spend'],
      tier: 'optimal',
    });
  },
};
