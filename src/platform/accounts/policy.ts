/**
 * Who may do what: the one table that pages, API and commands all ask. What does not stand here is allowed to nobody.
 * A role is held in one system, so whoever holds it there is a reader everywhere else.
 */

/** The roles of people, from the one that everybody has to the one that may do most. */
export const roles = ['reader', 'staff', 'reporter', 'editor', 'approver', 'administrator'] as const;
export type Role = (typeof roles)[number];

const everybody = roles;
const theTeamAndItsBodies = ['staff', 'reporter', 'editor', 'approver', 'administrator'] as const;

/** What can be done, and the roles that may do it. */
export const policy = {
  'read the public pages': everybody,
  'see the workspace': theTeamAndItsBodies,
  'enter data': ['reporter', 'editor', 'administrator'],
  'change the plan': ['editor', 'administrator'],
  'record a decision': ['editor', 'approver', 'administrator'],
  'decide for a body': ['approver', 'administrator'],
  'read the history of changes': ['editor', 'approver', 'administrator'],
  'delete a plan': ['administrator'],
  'choose who may do what': ['administrator'],
  'read messages that were not sent': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type Action = keyof typeof policy;

/** A role as somebody holds it. */
export interface HeldRole {
  systemId: string;
  role: Exclude<Role, 'reader'>;
  /** Short name of the organisation for which it is held; null for the whole system. */
  organisation: string | null;
}

/**
 * Whether a role allows it that somebody holds for the whole system, or for this organisation or body. An editor and an
 * administrator are of the system's team, so theirs count everywhere.
 */
export function allowsFor(
  held: readonly HeldRole[],
  systemId: string,
  action: Action,
  organisation: string | null,
): boolean {
  const counts = ({ role, organisation: own }: HeldRole) =>
    own === null || own === organisation || role === 'editor' || role === 'administrator';
  return allows(held.filter(counts), systemId, action);
}

/** Whether one of the roles that somebody holds in this system, or that everybody has, allows it. */
export function allows(held: readonly HeldRole[], systemId: string, action: Action): boolean {
  const able: readonly Role[] = policy[action];
  return able.includes('reader') || held.some((one) => one.systemId === systemId && able.includes(one.role));
}
