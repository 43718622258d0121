/** The words of the page about retention periods. */
export const retentionMessages = {
  workspace: 'Workspace',
  title: 'How long things are kept',
  intro:
    'Every night Greenplan takes away what was kept for longer than its time. An administrator of the server can change the times in the settings of the system.',
  kind: 'Kind',
  what: 'What is kept, and from when',
  days: '{days, plural, one {# day} other {# days}}',
  record: 'What was taken away',
  noRecord: 'Nothing has been taken away yet.',
  last: 'The periods were last applied on {day}.',
  never: 'The periods have not been applied yet.',
  entry:
    '{day}: {removed, plural, one {# thing} other {# things}} of the kind “{kind}”, kept for more than {days, plural, one {# day} other {# days}}',
  unknown: 'The settings name periods that Greenplan does not know: {kinds}. They change nothing.',
} as const;
export type RetentionKey = keyof typeof retentionMessages;
