import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexPlan, type PlanIndex } from '../../plan/rules.ts';
import { planStore } from '../../plan/store.ts';
import { draftOf } from '../../plan/testing/draft-of.ts';
import { makeSystem } from '../../plan/testing/make-system.ts';
import type { Database } from '../../platform/database/database.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import type { Env } from '../../platform/room.ts';
import type { System } from '../../platform/systems.model.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { today } from '../../platform/today.ts';
import { consultationStore } from '../consultation-store.ts';
import { remarkStore } from '../remark-store.ts';
import { consultation as room } from '../room.ts';
import { looksLikeEmail, readEmail } from './email.ts';
import { Matcher } from './matching.ts';
import { remarksInText } from './remarks-in.ts';

const promised = [
  'All trusts will plant 500 trees on their sites by March 2028.',
  'The ICB will train all procurement staff in social value by April 2027.',
  'Trusts will stop heating with oil by December 2030.',
];

let database: Database;
let fenmarsh: System;
let index: PlanIndex;
let app: Hono<Env>;
let id: string;

beforeAll(async () => {
  database = await testDatabase();
  fenmarsh = await makeSystem(database, 'fenmarsh');
  const store = planStore(database, fenmarsh);
  await store.create('green-plan', draftOf(promised), []);
  const plan = await store.current();
  if (!plan) throw new Error('The plan is gone');
  index = indexPlan(plan);
  const form = { title: 'Is it right?', audience: 'All', about: 'The draft', privacy: 'No names' };
  id = await consultationStore(database, fenmarsh).create(
    { ...form, opens: today(), closes: '2099-12-31' },
    plan,
    'a test',
  );
  const house = testHouse(database, [room]);
  app = new Hono<Env>();
  app.use('/:system/*', async (c, next) => {
    c.set('system', fenmarsh);
    c.set('person', null);
    await next();
  });
  if (!room.workspace || !room.pages) throw new Error('The room has no pages');
  app.route('/:system/workspace', room.workspace(house)).route('/:system', room.pages(house));
});

const here = () => `/fenmarsh/workspace/consultations/${id}/file`;

async function send(name: string, content: string | Uint8Array<ArrayBuffer>) {
  const body = new FormData();
  body.set('document', new File([content], name));
  const answer = await app.request(here(), { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
}

/** The fields of the page that shows what was found, as a browser sends them back. */
function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const [, name] = /name="([^"]+)"/.exec(input) ?? [];
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? [];
    if (name && (!/checkbox/.test(input) || /checked/.test(input))) fields.append(name, plain(value));
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields.append(name, /<option[^>]*value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? '');
  for (const [, name = '', text = ''] of html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs))
    fields.append(name, plain(text));
  return fields;
}

const takeIn = (fields: URLSearchParams) => app.request(`${here()}/take-in`, { method: 'POST', body: fields });

const kept = async () =>
  (await remarkStore(database, fenmarsh).everything(id)).remarks.map(({ subject, verdict, text, channel }) => ({
    subject,
    verdict,
    text,
    channel,
  }));

describe('words of a document', () => {
  it('are matched to the commitment that they repeat, name, or nearly repeat', () => {
    const matcher = new Matcher(index);
    expect(matcher.at(`• ${promised[0]?.toUpperCase()}`)).toEqual({ subject: 'c1', sure: true });
    expect(matcher.at('train all procurement staff in social value')).toEqual({ subject: 'c2', sure: true });
    expect(matcher.at('What about C3?')).toEqual({ subject: 'c3', sure: true });
    expect(matcher.at('Trusts will stop heating with oil in 2029')).toEqual({ subject: 'c3', sure: false });
    expect(matcher.at('Foreword by the chair')).toEqual({ subject: 'plan', sure: false });
  });

  it('on a slide are about its one commitment, or the likest of those that it shows', () => {
    const matcher = new Matcher(index);
    expect(matcher.on(`Green space\n${promised[0]}`, 'Which trees?')).toEqual({ subject: 'c1', sure: true });
    expect(matcher.on(promised.join('\n'), 'Oil heating ends too late')).toEqual({ subject: 'c3', sure: false });
    expect(matcher.on('Thank you', 'Nice slides')).toEqual({ subject: 'plan', sure: false });
  });

  it('in a letter are parted where they name a commitment by its number', () => {
    const letter =
      'Dear team,\n\nwe like it.\n\nc2: who pays?\n\nWe asked before.\n\nCommitment c3 – too late.\n\nc99 is unknown';
    expect(remarksInText(letter, index).map(({ subject, text }) => [subject, text])).toEqual([
      ['plan', 'Dear team,\n\nwe like it.'],
      ['c2', 'c2: who pays?\n\nWe asked before.'],
      ['c3', 'Commitment c3 – too late.\n\nc99 is unknown'],
    ]);
  });
});

describe('answers from a file', () => {
  it('in the sheet that Greenplan gives out are matched by their number', async () => {
    const given = await app.request('/fenmarsh/consultation/questions.xlsx');
    expect(given.status).toBe(200);
    const book = read(await given.arrayBuffer());
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('There is no sheet');
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
    expect(rows.map(([number]) => number)).toEqual(['Number', 'c1', 'c2', 'c3', 'plan', 'missing']);
    utils.sheet_add_aoa(sheet, [['Partly', 'Oaks, please']], { origin: 'D2' });
    utils.sheet_add_aoa(sheet, [['', '=cmd|calc']], { origin: 'D6' });
    const found = await send('answers.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
    expect(found.text).toContain('2 remarks were found');
    const answer = await takeIn(fieldsOf(found.text));
    expect(answer.headers.get('location')).toContain('kept=2');
    expect(await kept()).toEqual([
      { subject: 'c1', verdict: 'partly', text: 'Oaks, please', channel: 'sheet' },
      { subject: 'missing', verdict: null, text: '=cmd|calc', channel: 'sheet' },
    ]);
  });

  it('in Word are its comments and tracked changes, one answer for each person, without their names', async () => {
    const change = { id: 9, author: 'Bea Berg', date: '2026-01-01T00:00:00Z' };
    const document = new Document({
      comments: {
        children: [
          { id: 0, author: 'Ann Ash', date: new Date(), children: [new Paragraph('Which sites?')] },
          { id: 1, author: 'Ann Ash', date: new Date(), children: [new Paragraph('And who waters them?')] },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new CommentRangeStart(1),
                new TextRun(promised[0] ?? ''),
                new CommentRangeEnd(0),
                new CommentRangeEnd(1),
                new TextRun({ children: [new CommentReference(0), new CommentReference(1)] }),
              ],
            }),
            new Paragraph({
              children: [
                new TextRun('Trusts will stop heating with oil by December '),
                new DeletedTextRun({ text: '2030', ...change }),
                new InsertedTextRun({ text: '2028', ...change }),
                new TextRun('.'),
              ],
            }),
            new Paragraph({ children: [new InsertedTextRun({ text: 'Trusts will mend bicycles.', ...change })] }),
          ],
        },
      ],
    });
    const found = await send('plan.docx', new Uint8Array(await Packer.toBuffer(document)));
    expect(found.text).toContain('It is kept as 2 answers');
    expect(found.text).not.toContain('Ann Ash');
    const before = (await kept()).length;
    const { responses } = await consultationStore(database, fenmarsh).counts(id);
    await takeIn(fieldsOf(found.text));
    const again = await send('plan.docx', new Uint8Array(await Packer.toBuffer(document)));
    expect(again.text).toContain('These words are in the consultation already');
    const all = await kept();
    expect(all.length - before).toBe(3);
    expect((await consultationStore(database, fenmarsh).counts(id)).responses - responses).toBe(2);
    const texts = all.filter(({ channel }) => channel === 'document').map(({ subject, text }) => [subject, text]);
    expect(texts).toContainEqual(['c1', 'Which sites?\n\nAnd who waters them?']);
    expect(texts).toContainEqual([
      'c3',
      'Suggested other words. Instead of “Trusts will stop heating with oil by December 2030.”: “Trusts will stop heating with oil by December 2028.”',
    ]);
    expect(texts).toContainEqual(['missing', 'Suggested to add: “Trusts will mend bicycles.”']);
  });

  it('in an e-mail are what it says without what it quotes, and what is attached to it', async () => {
    const csv = 'Number,Is this right for you?,Why do you say so?\r\nc2,No,"Train <b>everybody</b>"\r\n';
    const mail = [
      'From: Cy Cole <cy@wold.example>',
      'To: green@fenmarsh.example',
      'Subject: Your plan',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'We like it =E2=80=93 mostly.',
      '',
      'On Mon, 5 Jan 2026 at 10:00, Green Team <green@fenmarsh.example> wrote:',
      '> Please tell us what you think.',
      '--b',
      'Content-Type: text/csv; name="answers.csv"',
      'Content-Disposition: attachment; filename="../../answers.csv"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(csv).toString('base64'),
      '--b',
      'Content-Type: image/png; name="logo.png"',
      'Content-Disposition: attachment; filename="logo.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--b--',
    ].join('\r\n');
    const found = await send('mail.eml', mail);
    expect(found.status).toBe(200);
    expect(found.text).toContain('could not be read: logo.png');
    await takeIn(fieldsOf(found.text));
    const mailed = (await kept()).filter(({ channel }) => channel === 'email');
    expect(mailed).toEqual([
      { subject: 'c2', verdict: 'no', text: 'Train <b>everybody</b>', channel: 'email' },
      { subject: 'plan', verdict: null, text: 'We like it – mostly.', channel: 'email' },
    ]);
  });

  it('are left out where a person takes the tick away, and are not taken where they are about nothing known', async () => {
    const { text } = await send('letter.txt', 'c1: fine by us.\n\nc2: not by us.\n');
    const fields = fieldsOf(text);
    fields.delete('take');
    const before = (await kept()).length;
    const none = await takeIn(fields);
    expect(none.headers.get('location')).toContain('kept=0');
    fields.append('take', '0');
    fields.set('subject-0', 'elsewhere');
    expect((await takeIn(fields)).status).toBe(404);
    expect(await kept()).toHaveLength(before);
  });

  it('are moved to what they are about, taken out, or parted from their author, by the team', async () => {
    const { remarks: all } = await remarkStore(database, fenmarsh).everything(id);
    const one = all.find(({ channel, subject }) => channel === 'email' && subject === 'plan');
    const mend = (fields: Record<string, string>) =>
      app.request(`${here().replace(/file$/, '')}remarks/${one?.id}/mend`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
    const now = async () => (await remarkStore(database, fenmarsh).everything(id)).remarks;
    await mend({ does: 'move', subject: 'c999' });
    expect((await now()).find((two) => two.id === one?.id)?.subject).toBe('plan');
    await mend({ does: 'move', subject: 'c3' });
    expect((await now()).find((two) => two.id === one?.id)?.subject).toBe('c3');
    expect((await mend({ does: 'forget' })).status).toBe(303);
    await mend({ does: 'remove' });
    expect((await now()).length).toBe(all.length - 1);
  });

  it('that hold none, or are no file that can be read, are told so', async () => {
    expect((await send('picture.png', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]))).status).toBe(422);
    expect((await send('empty.eml', '')).text).toContain('There is a problem');
    const quiet = await send('quiet.eml', 'From: a@b.example\r\nTo: c@d.example\r\nSubject: hm\r\n\r\n');
    expect([quiet.status, quiet.text.includes('Nothing was found in the file')]).toEqual([200, true]);
  });
});

describe('an e-mail kept as a file', () => {
  it('is known by its headers and by nothing else', () => {
    expect(looksLikeEmail('From: a@b\r\nSubject: hello\r\n\r\nText')).toBe(true);
    expect(looksLikeEmail('Received: from x\n by y\nMIME-Version: 1.0\nDate: now\n\n')).toBe(true);
    expect(looksLikeEmail('To: whom it may concern\nWe will plant trees: many.\n\nMore')).toBe(false);
    expect(looksLikeEmail('# Plan\n\nFrom: here')).toBe(false);
  });

  it('with its words in HTML alone is read as that', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'greenplan-mail-'));
    const path = join(folder, 'mail');
    await writeFile(
      path,
      'From: a@b.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<p>We <b>like</b> it.</p>',
    );
    const { text, documents } = await readEmail(path);
    expect([text, documents.map(({ name }) => name)]).toEqual(['', ['mail.html']]);
    await rm(folder, { recursive: true });
  });
});
