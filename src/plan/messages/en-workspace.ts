/** The words of the workspace, in plain English. */
import { en } from './en.ts';
import { storyWorkMessages } from './en-workspace-story.ts';
import { tendingMessages } from './en-workspace-tending.ts';

export const workspaceMessages = {
  ...en,
  ...tendingMessages,
  ...storyWorkMessages,
  'form.problem': 'There is a problem',
  'form.save': 'Save',
  'form.needed': 'Fill in “{field}”',
  'work.title': 'Workspace',
  'work.intro': 'Read a document, check what was found in it, and make it a plan.',
  'work.upload': 'Read a document',
  'work.file': 'Document',
  'work.fileHint':
    'Word, PowerPoint, OpenDocument, PDF, HTML, Markdown or plain text, or a list of commitments as CSV or Excel. At most {limit} MB.',
  'work.send': 'Read it',
  'work.reviews': 'Documents under review',
  'work.noReviews': 'None yet.',
  'work.state': '{state, select, open {in review} imported {made a plan} other {set aside}}',
  'work.plans': 'Plans',
  'work.unreadable': 'The document could not be read',
  'review.title': 'Review of {file}',
  'review.counts':
    '{themes, plural, one {# theme} other {# themes}}, {recommendations, plural, one {# recommendation} other {# recommendations}}, {commitments, plural, one {# commitment or part} other {# commitments and parts}}.',
  'review.found': 'What was found',
  'review.source': 'The document',
  'review.ambitions': 'Overarching ambitions',
  'review.line': 'See where it stands: {line}',
  'review.accept': 'Accept',
  'review.reject': 'Reject',
  'review.accepted': 'Accepted',
  'review.rejected': 'Rejected',
  'review.correct': 'Correct the words',
  'review.words': 'Words of {id}',
  'review.save': 'Save the words',
  'review.into': 'Merge into (such as c12)',
  'review.merge': 'Merge',
  'review.facts': 'Owners: {owners}. Dates: {dates}. Targets: {targets}.',
  'review.none': 'none',
  'review.make': 'Make it a plan',
  'review.makeText':
    'What you rejected is left out. Everything else becomes a draft plan. Where there is a plan of that name, you first see what would change in it.',
  'review.name': 'Short name of the plan in addresses',
  'review.unplaced': 'Not placed in the plan',
  'review.unplacedText': 'Nothing of the document is lost: these parts of it were read as something else.',
  'review.noMerge': 'These two cannot be merged. Give the number of another commitment of this document.',
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
