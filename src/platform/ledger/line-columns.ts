/** The columns of a line, in the order in which a Parquet file and a table have them. Their meaning stands in `docs/formats/ledger.md`. */

export const lineColumns = [
  ['file', 'varchar'],
  ['line', 'bigint'],
  ['part', 'integer'],
  ['organisation', 'varchar'],
  ['site', 'varchar'],
  ['from_month', 'integer'],
  ['to_month', 'integer'],
  ['year', 'integer'],
  ['activity', 'varchar'],
  ['unit', 'varchar'],
  ['quantity', 'decimal(18,6)'],
  ['spend', 'decimal(18,6)'],
  ['supplier', 'varchar'],
  ['tier', 'varchar'],
  ['estimated', 'boolean'],
  ['remark', 'varchar'],
  ['evidence', 'varchar'],
] as const;

/** "file, line, part …", each below a relation's short name where one is given. */
export const lineColumnList = (of = ''): string =>
  lineColumns.map(([name]) => (of === '' ? name : `${of}.${name}`)).join(', ');
