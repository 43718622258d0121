/** The words of answers that come in as files. */
export const incomingMessages = {
  'form.problem': 'There is a problem',
  'file.title': 'Take in answers from a file',
  'file.intro':
    'A filled sheet of questions, the plan in Word with comments and tracked changes, slides with comments, an e-mail kept as a file (.eml) with what was attached to it, or a letter. You see what was found before anything is kept.',
  'file.document': 'File',
  'file.hint': 'Up to {limit} MB',
  'file.send': 'Send the file',
  'file.nothing':
    'Nothing was found in the file that could be an answer. If it is a scan or a picture, type the answer in instead.',
  'file.found': 'What was found in {file}',
  'file.foundText':
    '{count, plural, one {One remark was found.} other {# remarks were found.}} Look at what each is about, change what is not right, and leave out what is not an answer.',
  'file.unsure': 'Please check what this is about',
  'file.at': 'It stands at:',
  'file.known': 'These words are in the consultation already.',
  'file.take': 'Take it in',
  'file.remark': 'Remark {n}',
  'file.subject': 'About',
  'file.verdict': 'Is it right for them?',
  'file.noVerdict': 'Not said',
  'file.text': 'What was said',
  'file.who': 'Who answers',
  'file.whoText':
    '{count, plural, one {All of it is kept as one answer.} other {It is kept as # answers, one for each person who wrote in the file.}} Their names are not kept.',
  'file.organisation': 'Organisation, if they speak for one',
  'file.keep': 'Take in what is ticked',
  'file.kept':
    '{count, plural, =0 {Nothing was ticked, so nothing was taken in.} one {One remark was taken in.} other {# remarks were taken in.}}',
  'file.changed': 'Suggested other words. Instead of “{before}”: “{after}”',
  'file.added': 'Suggested to add: “{text}”',
  'file.removed': 'Suggested to take out: “{text}”',
  'file.tooLong': 'A remark is longer than 5,000 characters. Shorten it and send the form again',
  'file.left':
    '{count, plural, one {One more remark does} other {# more remarks do}} not fit on this page. Send the file in parts to take in the rest.',
  'file.someUnread': 'What was attached could not be read: {names}.',

  'sheet.name': 'Questions',
  'sheet.number': 'Number',
  'sheet.theme': 'Theme',
  'sheet.proposed': 'What is proposed',
  'sheet.verdict': 'Is this right for you?',
  'sheet.why': 'Why do you say so?',
  'sheet.choose': 'Choose yes, partly or no',
} as const;
export type IncomingKey = keyof typeof incomingMessages;
