/** The words of the workspace, in plain English. */
import { en } from './en.ts';
import { reviewMessages } from './en-workspace-review.ts';
import { storyWorkMessages } from './en-workspace-story.ts';
import { tendingMessages } from './en-workspace-tending.ts';

export const workspaceMessages = {
  ...en,
  ...tendingMessages,
  ...storyWorkMessages,
  ...reviewMessages,
  'form.problem': 'There is a problem',
  'form.save': 'Save',
  'form.needed': 'Fill in “{field}”',
  'work.title': 'Workspace',
  'work.intro': 'Read a document, check what was found in it, and make it a plan.',
  'work.people': 'People, and what they may do',
  'work.edition': 'edition {edition}',
  'work.account': 'Your account',
  'work.upload': 'Read a document',
  'work.file': 'Document',
  'work.fileHint':
    'Word, PowerPoint, OpenDocument, PDF, HTML, Markdown or plain text, or a list of commitments as CSV or Excel. At most {limit} MB.',
  'work.send': 'Read it',
  'work.sending': 'Sending the document',
  'work.reading': 'Reading the document. A long one takes some seconds.',
  'work.tooLarge': 'This document is larger than {limit} MB. Choose a smaller one, or take out pictures.',
  'work.failed': 'The document did not arrive. Look at your connection, and send it again.',
  'work.reviews': 'Documents under review',
  'work.noReviews': 'None yet.',
  'work.state': '{state, select, open {in review since} imported {made a plan, read} other {set aside, read}} {day}',
  'work.plans': 'Plans',
  'changes.title': 'What would change in the plan “{plan}”',
  'changes.intro':
    '{changed, plural, =0 {Nothing changes} one {# change} other {# changes}}, and {unchanged, plural, one {# thing stays} other {# things stay}} as before. Nothing is written until you take the changes.',
  'changes.kind.commitment': 'Commitment or part',
  'changes.kind.recommendation': 'Recommendation',
  'changes.kind.subtheme': 'Sub-theme',
  'changes.kind.milestone': 'Milestone',
  'changes.kind.term': 'Glossary term',
  'changes.change':
    '{change, select, moved {moved} reworded {reworded} both {moved and reworded} merged {merged} split {split} new {new} other {gone}}',
  'changes.before': 'Before',
  'changes.after': 'After',
  'changes.take': 'Take these changes into the plan',
  'changes.back': 'Go back to the review',
  'changes.stale': 'Somebody changed the plan since you looked. Look at the changes again.',
} as const;

export type WorkspaceKey = keyof typeof workspaceMessages;
