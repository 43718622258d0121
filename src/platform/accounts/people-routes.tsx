/** The people of a system: who may do what, invitations, and the messages that were not sent. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { outboxStore } from '../mail/outbox-store.ts';
import type { Env, Holder, WebHouse } from '../room.ts';
import { type Filled, readForm, unfilled } from '../web/forms.tsx';
import { systemPage } from '../web/system-page.tsx';
import { doneOf, t } from './frame.tsx';
import { OutboxPage, PeoplePage } from './people-page.tsx';
import { roles } from './policy.ts';

const heldRole = z.enum(roles, t('people.chooseRole')).exclude(['reader'], t('people.chooseRole'));
const Invited = z.object({
  name: z.string().trim().min(1, t('people.enterName')).max(200, t('people.enterName')),
  email: z.email(t('signIn.enterEmail')),
  role: heldRole,
  organisation: z.string().max(100).default(''),
});
const Held = z.object({ person: z.string().max(100), role: heldRole, organisation: z.string().max(100).default('') });
const Removed = z.object({ person: z.string().max(100) });
const hoursToJoin = 7 * 24;

export function peopleRoutes(house: WebHouse): Hono<Env> {
  const { accounts, database, assets } = house;
  const { people } = accounts;
  const outbox = outboxStore(database);
  const home = (c: Context<Env>) => `/${c.var.system.slug}/workspace/people`;
  const within = (c: Context<Env>) => [{ label: t('people.workspace'), href: `/${c.var.system.slug}/workspace` }];

  /** For whom a role can be held: the members of the system, and the bodies that decide about its plans. */
  async function holdersOf(c: Context<Env>): Promise<Holder[]> {
    const { system } = c.var;
    return [...system.settings.organisations, ...(await house.offers.holders(house, system))];
  }

  async function page(c: Context<Env>, form: Filled, done: string | null, status: 200 | 400 = 200) {
    const { system } = c.var;
    const [members, holders] = [await people.members(system.id), await holdersOf(c)];
    const body = (
      <PeoplePage system={system} holders={holders} base={home(c)} members={members} form={form} done={done} />
    );
    const title = t('people.title');
    return c.html(
      systemPage(system, assets, { title, path: '/workspace/people', breadcrumb: within(c), body }),
      status,
    );
  }

  return new Hono<Env>()
    .get('/people', (c) => page(c, unfilled, doneOf(c, ['people.taken', 'people.removed'])))

    .post('/people/invite', async (c) => {
      const form = await readForm(c, Invited);
      if (!form.data) return page(c, form, null, 400);
      const { system, person } = c.var;
      const { name, role } = form.data;
      const organisation = form.data.organisation || null;
      if (organisation !== null && !(await holdersOf(c)).some(({ slug }) => slug === organisation)) {
        const problems = [{ field: 'organisation', message: t('people.chooseFor') }];
        return page(c, { values: form.values, problems }, null, 400);
      }
      const email = form.data.email.toLowerCase();
      const by = person?.id ?? '';
      const known = (await people.byEmail(email)) ?? null;
      if (known) {
        await people.give(known.id, { systemId: system.id, role, organisation }, by);
        return page(c, unfilled, t('people.given', { name: known.name }));
      }
      const token = await people.invite({ email, name, systemId: system.id, role, organisation }, by, hoursToJoin);
      const words = { by: person?.name ?? '', system: system.settings.name, role: t(`role.${role}`) };
      const sent = await accounts.mailer.send({
        to: email,
        subject: t('mail.invitation.subject'),
        text: `${t('mail.invitation.text', words)}\n\n${accounts.origin()}/join?token=${token}`,
        systemId: system.id,
      });
      return page(c, unfilled, t(sent ? 'people.invited' : 'people.inviteWaits', { email }));
    })

    .post('/people/take', async (c) => {
      const form = await readForm(c, Held);
      if (!form.data) return page(c, form, null, 400);
      const { person, role, organisation } = form.data;
      const held = { systemId: c.var.system.id, role, organisation: organisation || null };
      if (await people.take(person, held)) return c.redirect(`${home(c)}?done=people.taken`, 303);
      return page(c, { values: {}, problems: [{ field: '', message: t('people.last') }] }, null, 400);
    })

    .post('/people/remove', async (c) => {
      const form = await readForm(c, Removed);
      const found = form.data && (await people.byId(form.data.person));
      const here = c.var.system.id;
      const problem = (message: string) => page(c, { values: {}, problems: [{ field: '', message }] }, null, 400);
      if (!found?.roles.some(({ systemId }) => systemId === here)) return problem(t('people.notHere'));
      if (found.roles.some(({ systemId }) => systemId !== here))
        return problem(t('people.removeElsewhere', { name: found.name }));
      if (!(await people.remove(found.id))) return problem(t('people.last'));
      return c.redirect(`${home(c)}?done=people.removed`, 303);
    })

    .get('/messages', async (c) => {
      const { system } = c.var;
      const messages = await outbox.of(system.id);
      const done = doneOf(c, ['outbox.deleted']);
      const body = <OutboxPage base={`/${system.slug}/workspace/messages`} messages={messages} done={done} />;
      const title = t('outbox.title');
      return c.html(systemPage(system, assets, { title, path: '/workspace/messages', breadcrumb: within(c), body }));
    })

    .post('/messages/delete', async (c) => {
      const form = await readForm(c, z.object({ id: z.uuid() }));
      if (form.data) await outbox.delete(c.var.system.id, form.data.id);
      return c.redirect(`/${c.var.system.slug}/workspace/messages?done=outbox.deleted`, 303);
    });
}
