/** Lists of payments above a threshold: the usual form of government ("£25k"), and a body's own with account names. */
import { mapping } from '../mapping.ts';
import { columnLike, datePatterns, evidencePatterns, type Kind, supplierPatterns } from './kind.ts';

export const spendLists: Kind = {
  id: 'spend-list',
  name: 'List of payments above a threshold',
  read({ names }) {
    const supplier = columnLike(names, ...supplierPatterns);
    const amount = columnLike(
      names,
      /^(net )?amount( \(?£\)?)?$/i,
      /\b(net amount|amount|net value|line value|value)\b/i,
      /^(£|total|spend)$/i,
    );
    const date = columnLike(names, ...datePatterns);
    const what = [
      columnLike(names, /^(nhs )?e-?class( code| category)?$/i),
      columnLike(
        names,
        /^(expense type|account ?description|expenditure type|subjective|category|description|purpose)$/i,
        /\b(expense type|account (name|description)|expenditure type|category)\b/i,
      ),
      columnLike(names, /^expense area$/i),
    ].filter((name) => name !== null);
    if (supplier === null || amount === null || date === null || what.length === 0) return null;
    const evidence = columnLike(
      names,
      /^(transaction (no|number)|docno|document number|invoice (no|number)|id)$/i,
      ...evidencePatterns,
    );
    const own = columnLike(names, /^id$/i);
    return mapping({
      id: 'spend-list',
      name: this.name,
      headings: [...names],
      period: { from: 'column', column: date },
      activity: { from: 'columns', columns: what.slice(0, 1), phrases: ['{}', 'spend on {}', 'eclass {}'] },
      quantity: { from: 'spend' },
      unit: { from: 'constant', unit: 'GBP' },
      spend: amount,
      supplier,
      evidence: [...new Set([...(evidence === null ? [] : [evidence]), ...(own === null ? [] : [own])])],
      about: ['spend'],
      tier: 'reduced',
    });
  },
};
