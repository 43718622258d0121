import { describe, expect, it } from 'vitest';
import { type Action, allows, allowsFor, policy, type Role, roles } from './policy.ts';

const fenmarsh = 'fenmarsh';
const as = (role: Role) => (role === 'reader' ? [] : [{ systemId: fenmarsh, role, organisation: null }]);

describe('the policy', () => {
  it.each<[Role, Action[]]>([
    ['reader', ['read the public pages']],
    ['staff', ['read the public pages', 'see the workspace']],
    ['reporter', ['read the public pages', 'see the workspace', 'enter data']],
    [
      'editor',
      [
        'read the public pages',
        'see the workspace',
        'enter data',
        'change the plan',
        'record a decision',
        'read the history of changes',
      ],
    ],
    [
      'approver',
      [
        'read the public pages',
        'see the workspace',
        'record a decision',
        'decide for a body',
        'read the history of changes',
      ],
    ],
  ])('lets a %s do this and nothing else', (role, expected) => {
    const actions = Object.keys(policy).filter((one): one is Action => one in policy);
    expect(actions.filter((action) => allows(as(role), fenmarsh, action))).toEqual(expected);
  });

  it('lets an administrator do everything', () => {
    const actions = Object.keys(policy).filter((one): one is Action => one in policy);
    expect(actions.every((action) => allows(as('administrator'), fenmarsh, action))).toBe(true);
  });

  it('makes everybody a reader in another system, whatever they are in their own', () => {
    for (const role of roles) expect(allows(as(role), 'elsewhere', 'see the workspace')).toBe(false);
    expect(allows(as('administrator'), 'elsewhere', 'read the public pages')).toBe(true);
  });

  it('lets an approver decide for the own body and a reporter enter data of the own organisation, and the team for all', () => {
    const held = (role: 'approver' | 'reporter' | 'administrator') => [
      { systemId: fenmarsh, role, organisation: 'icb-board' },
    ];
    expect(allowsFor(held('approver'), fenmarsh, 'decide for a body', 'icb-board')).toBe(true);
    expect(allowsFor(held('approver'), fenmarsh, 'decide for a body', 'partnership')).toBe(false);
    expect(allowsFor(held('reporter'), fenmarsh, 'enter data', 'partnership')).toBe(false);
    expect(allowsFor(held('administrator'), fenmarsh, 'decide for a body', 'partnership')).toBe(true);
  });
});
