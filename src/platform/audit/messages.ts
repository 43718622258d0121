/** The words of the pages of history. */
export const auditMessages = {
  title: 'History of every change',
  titleOf: 'History: {thing}',
  intro:
    'Each change is kept with who made it and when. Entries are never changed or removed; each holds the hash of the one before it.',
  count: '{total, plural, =0 {No changes} one {# change} other {# changes}}',
  export: 'Take it out as a file, an entry a line',
  all: 'History of everything',
  entry: '{seq}. {thing}: {operation, select, insert {written} delete {removed} other {changed}} by {who}',
  kind: 'Of what',
  actor: 'By whom',
  any: 'All',
  show: 'Show',
  own: 'History of this alone',
  ofThis: 'Every change of this, by whom and when',
  ofEntry: '(entry {seq})',
  before: 'Before:',
  after: 'After:',
  forgotten: 'Forgotten',
  reader: 'a reader',
  command: 'the command line',
  greenplan: 'Greenplan itself',
  unknown: 'somebody outside Greenplan',
  former: 'a former member of the team',
  workspace: 'Workspace',
} as const;
export type AuditKey = keyof typeof auditMessages;
