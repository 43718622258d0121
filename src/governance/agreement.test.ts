import { beforeAll, describe, expect, it } from 'vitest';
import { indexPlan, type PlanIndex } from '../plan/rules.ts';
import { planStore } from '../plan/store.ts';
import { fixturePlan } from '../plan/testing/fixture-plan.ts';
import { makeSystem } from '../plan/testing/make-system.ts';
import { smallDraft } from '../plan/testing/small-draft.ts';
import type { Database } from '../platform/database/database.ts';
import { testDatabase } from '../platform/database/testing.ts';
import { agreementState, notAgreed, proposedOwners } from './agreement.ts';
import { agreementStore } from './agreement-store.ts';
import { type OwnerAnswer, OwnerAnswerForm } from './model.ts';

const index: PlanIndex = indexPlan(fixturePlan());
const owners = proposedOwners(index, new Set());
const [first] = owners;
const [placed] = first?.placed ?? [];
if (!first || !placed) throw new Error('The fixture names no owner');

const answer = (changes: Partial<OwnerAnswer> = {}): OwnerAnswer => ({
  organisation: first.organisation.slug,
  commitment: placed.commitment.id,
  asked: placed.commitment.text,
  answer: 'accepted',
  words: '',
  due: '',
  owner: '',
  reason: '',
  by: 'Dr Reed',
  at: new Date(0),
  ...changes,
});

describe('those who are proposed as owners', () => {
  it('are single organisations: a group is asked through those that it speaks for', () => {
    const groups = owners.filter(({ organisation }) => organisation.speaksFor.length > 0);
    for (const { organisation } of groups)
      expect(
        index.plan.organisations.some(
          (one) => one.speaksFor.length === 0 && organisation.speaksFor.includes(one.sector),
        ),
      ).toBe(false);
    expect(owners.length).toBeGreaterThan(0);
  });

  it('are not others that the plan names, for what a group promises: those answer for themselves alone', () => {
    const [member, ...rest] = index.plan.organisations.filter(({ speaksFor }) => speaksFor.length === 0);
    if (!member) throw new Error('The fixture names no organisation');
    const asked = proposedOwners(index, new Set([member.slug]));
    const count = (all: typeof owners, slug: string) =>
      all.find(({ organisation }) => organisation.slug === slug)?.placed.length ?? 0;
    expect(count(asked, member.slug)).toBe(count(owners, member.slug));
    for (const other of rest) expect(count(asked, other.slug)).toBeLessThanOrEqual(count(owners, other.slug));
    expect(asked.flatMap((one) => one.placed).length).toBeLessThanOrEqual(owners.flatMap((one) => one.placed).length);
  });

  it('have agreed only where they accepted the words as they are now', () => {
    const all = notAgreed(owners, []);
    expect(notAgreed(owners, [answer()])).toBe(all - 1);
    expect(notAgreed(owners, [answer({ answer: 'declined', reason: 'No staff' })])).toBe(all);
    expect(notAgreed(owners, [answer({ asked: 'Other words' })])).toBe(all);
    expect(agreementState(placed, answer({ asked: 'Other words' }))).toBe('changed since');
  });
});

describe('an owner’s answer', () => {
  const problemsOf = (sent: Record<string, string>) =>
    OwnerAnswerForm.safeParse(sent).error?.issues.map(({ message }) => message) ?? [];

  it('needs a reason unless it accepts, and says what it proposes where it proposes something', () => {
    expect(problemsOf({ answer: 'accepted' })).toEqual([]);
    expect(problemsOf({ answer: 'declined' })).toEqual(['Say why']);
    expect(problemsOf({ answer: 'proposed', reason: 'Too soon' })).toEqual([
      'Propose other words, another date or another owner',
    ]);
    expect(problemsOf({ answer: 'proposed', reason: 'Too soon', due: 'by March 2029' })).toEqual([]);
  });
});

describe('a link that asks an owner', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });

  it('leads to what is asked, ends when another is made, and is kept only as a digest', async () => {
    const wold = await makeSystem(database, 'wold');
    const fen = await makeSystem(database, 'fen');
    await planStore(database, wold).create('green-plan', smallDraft, []);
    const planId = (await planStore(database, wold).list())[0]?.id ?? '';
    const store = agreementStore(database, wold);
    const token = await store.ask(planId, 'icb', 'Dr Reed', 'a test');
    const asked = await store.byToken(token);
    expect(asked).toMatchObject({ planId, organisation: 'icb', name: 'Dr Reed' });
    expect(await agreementStore(database, fen).byToken(token)).toBeNull();
    const { rows } = await database.pool.query('select token from owners_asked');
    expect(JSON.stringify(rows)).not.toContain(token);
    if (!asked) throw new Error('The link leads nowhere');
    const form = { answer: 'declined' as const, words: '', due: '', owner: '', reason: 'No staff' };
    await store.answer(asked, { id: 'c2', text: 'The ICB will buy electric vans' }, form);
    await store.answer(asked, { id: 'c2', text: 'The ICB will buy electric vans' }, { ...form, answer: 'accepted' });
    expect(await store.answers(planId)).toMatchObject([{ commitment: 'c2', answer: 'accepted', by: 'Dr Reed' }]);
    await store.ask(planId, 'icb', 'Ms Sedge', 'a test');
    expect(await store.byToken(token)).toBeNull();
  });
});
