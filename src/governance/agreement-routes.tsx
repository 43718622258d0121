/** Owners are asked by name and answer by a link; the team sees what nobody has agreed to. */
import { type Context, Hono } from 'hono';
import { publicPage, viewOf } from '../consultation/frame.tsx';
import type { View } from '../plan/pages/view.tsx';
import type { Env, WebHouse } from '../platform/room.ts';
import { type Filled, readForm, unfilled } from '../platform/web/forms.tsx';
import { byOwner, notAgreed, type ProposedOwner, proposedOwners } from './agreement.ts';
import { AgreeFormPage, AgreePage, OwnerPage, OwnersPage } from './agreement-pages.tsx';
import { type AgreementStore, agreementStore } from './agreement-store.ts';
import { deskOf, type PlanDesk, planDeskOf } from './frame.tsx';
import { membersOf } from './members.ts';
import { AskOwnerForm, type OwnerAnswer, OwnerAnswerForm, type OwnerAsked } from './model.ts';

const ownerOf = ({ index, system }: View, slug: string | undefined): ProposedOwner | null =>
  proposedOwners(index, membersOf(system)).find(({ organisation }) => organisation.slug === slug) ?? null;

/** For the team. */
export function ownersRoutes(house: WebHouse): Hono<Env> {
  const { accounts, database } = house;
  const path = '/governance/plans/:plan/owners';
  const within = ({ t, listed, planWork }: PlanDesk) => [
    { label: t('gates.title', { plan: listed.title }), href: planWork },
    { label: t('owners.title'), href: `${planWork}/owners` },
  ];

  async function ownerPage(
    c: Context<Env>,
    desk: PlanDesk,
    {
      form,
      made,
      status = 200,
    }: { form: Filled; made: { link: string; told: string | null } | null; status?: 200 | 400 },
  ) {
    const { t, base, planWork, listed, view } = desk;
    const owner = ownerOf(view, c.req.param('organisation'));
    if (!owner) return c.notFound();
    const store = agreementStore(database, c.var.system);
    const [asked, answers] = await Promise.all([store.asked(listed.id), store.answers(listed.id)]);
    const { slug, name } = owner.organisation;
    const body = (
      <OwnerPage
        {...{ t, owner, form, made }}
        action={`${planWork}/owners/${slug}`}
        planBase={`${base}/workspace/plans/${listed.slug}`}
        said={byOwner(answers)}
        again={asked.some(({ organisation }) => organisation === slug)}
      />
    );
    const title = t('owners.one', { organisation: name });
    return desk.page({ title, path: `/plans/${listed.slug}/owners/${slug}`, within: within(desk), body }, status);
  }

  return new Hono<Env>()
    .get(path, async (c) => {
      const desk = await planDeskOf(c, house);
      if (!desk) return c.notFound();
      const { t, day, planWork, listed, view } = desk;
      const store = agreementStore(database, c.var.system);
      const [asked, answers] = await Promise.all([store.asked(listed.id), store.answers(listed.id)]);
      const owners = proposedOwners(view.index, membersOf(c.var.system));
      const body = (
        <OwnersPage
          {...{ t, day, owners, asked }}
          here={`${planWork}/owners`}
          said={byOwner(answers)}
          open={notAgreed(owners, answers)}
        />
      );
      const where = `/plans/${listed.slug}/owners`;
      return desk.page({ title: t('owners.title'), path: where, within: within(desk).slice(0, 1), body });
    })

    .get(`${path}/:organisation`, async (c) => {
      const desk = await planDeskOf(c, house);
      return desk ? ownerPage(c, desk, { form: unfilled, made: null }) : c.notFound();
    })

    .post(`${path}/:organisation`, async (c) => {
      const desk = await planDeskOf(c, house);
      const owner = desk && ownerOf(desk.view, c.req.param('organisation'));
      if (!desk || !owner) return c.notFound();
      const { t, base, by, listed } = desk;
      const form = await readForm(c, AskOwnerForm);
      if (!form.data) return ownerPage(c, desk, { form, made: null, status: 400 });
      const { name, email } = form.data;
      const { organisation } = owner;
      const token = await agreementStore(database, c.var.system).ask(listed.id, organisation.slug, name, by);
      const link = `${accounts.origin()}${base}/agree?token=${token}`;
      if (email === '') return ownerPage(c, desk, { form: unfilled, made: { link, told: null } });
      const words = { name, plan: listed.title, organisation: organisation.name };
      const sent = await accounts.mailer.send({
        to: email,
        subject: t('agreeMail.subject'),
        text: `${t('agreeMail.text', words)}\n\n${link}`,
        systemId: c.var.system.id,
      });
      const told = t(sent ? 'owners.sent' : 'owners.waits', { email });
      return ownerPage(c, desk, { form: unfilled, made: { link, told } });
    });
}

interface Asked {
  token: string;
  store: AgreementStore;
  asked: OwnerAsked;
  view: View;
  owner: ProposedOwner;
  said: ReadonlyMap<string, OwnerAnswer>;
}

/** For whoever was sent a link. */
export function agreeRoutes(house: WebHouse): Hono<Env> {
  /** What the link in the address asks; null if it is no link, or its organisation is proposed for nothing any more. */
  async function askedOf(c: Context<Env>): Promise<Asked | null> {
    const token = c.req.query('token') ?? '';
    const store = agreementStore(house.database, c.var.system);
    const asked = await store.byToken(token);
    const view = asked && (await viewOf(c, house, asked));
    const owner = view && ownerOf(view, asked.organisation);
    return asked && view && owner
      ? { token, store, asked, view, owner, said: byOwner(await store.answers(asked.planId)) }
      : null;
  }

  function formPage(c: Context<Env>, { token, view, owner }: Asked, form: Filled, status: 200 | 400 = 200) {
    const placed = owner.placed.find(({ commitment }) => commitment.id === c.req.param('commitment'));
    if (!placed) return c.notFound();
    const { t, base } = deskOf(c, house);
    const { organisation } = owner;
    const path = `/agree/${placed.commitment.id}`;
    const body = <AgreeFormPage {...{ t, organisation, placed, form }} action={`${base}${path}?token=${token}`} />;
    const title = t('agree.title', { organisation: organisation.name });
    const breadcrumb = [{ label: title, href: `${base}/agree?token=${token}` }];
    return publicPage(c, house, view, { title, path, breadcrumb, body }, status);
  }

  return new Hono<Env>()
    .get('/agree', async (c) => {
      const found = await askedOf(c);
      if (!found) return c.notFound();
      const { t, base } = deskOf(c, house);
      const { token, asked, owner, said, view } = found;
      const body = <AgreePage {...{ t, token, asked, owner, said }} here={`${base}/agree`} />;
      const title = t('agree.title', { organisation: owner.organisation.name });
      return publicPage(c, house, view, { title, path: '/agree', body });
    })

    .get('/agree/:commitment', async (c) => {
      const found = await askedOf(c);
      if (!found) return c.notFound();
      const answer = [...found.said.values()].find(
        (one) => one.organisation === found.asked.organisation && one.commitment === c.req.param('commitment'),
      );
      const { answer: said = '', words = '', due = '', owner = '', reason = '' } = answer ?? {};
      return formPage(c, found, { values: { answer: said, words, due, owner, reason }, problems: [] });
    })

    .post('/agree/:commitment', async (c) => {
      const found = await askedOf(c);
      const placed = found?.owner.placed.find(({ commitment }) => commitment.id === c.req.param('commitment'));
      if (!found || !placed) return c.notFound();
      const form = await readForm(c, OwnerAnswerForm);
      if (!form.data) return formPage(c, found, form, 400);
      await found.store.answer(found.asked, placed.commitment, form.data);
      return c.redirect(`${deskOf(c, house).base}/agree?token=${found.token}`, 303);
    });
}
