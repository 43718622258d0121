import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { testDatabase } from '../database/testing.ts';
import { silentLog } from '../log.ts';
import { createMailer } from './mailer.ts';
import { outboxStore } from './outbox-store.ts';

let database: Database;
let smtpUrl: string;
const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    done(address.startsWith('full@') ? new Error('The mailbox is full') : null),
  onData(stream, _session, done) {
    let text = '';
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
    stream.on('end', () => {
      received.push(text);
      done();
    });
  },
});

beforeAll(async () => {
  database = await testDatabase();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

const mailer = (url: string | null) =>
  createMailer(database, { smtpUrl: url, mailFrom: 'Greenplan <greenplan@localhost>' }, silentLog);

describe('a message', () => {
  it('is sent where there is a mail server, and is not in the outbox', async () => {
    const sent = await mailer(smtpUrl).send({ to: 'ann@nhs.net', subject: 'Café opens', text: 'At ten.' });
    expect(sent).toBe(true);
    expect(received.at(-1)).toMatch(/^To: ann@nhs\.net$/m);
    expect(await outboxStore(database).all()).toEqual([]);
  });

  it('cannot add a header or a recipient of its own', async () => {
    await mailer(smtpUrl).send({ to: 'ann@nhs.net', subject: 'Hello\r\nBcc: all@nhs.net', text: 'x' });
    expect(received.at(-1)).not.toMatch(/^Bcc:/im);
    const before = received.length;
    expect(await mailer(smtpUrl).send({ to: 'a@nhs.net, b@nhs.net', subject: 'x', text: 'x' })).toBe(false);
    expect(await mailer(smtpUrl).send({ to: 'a@nhs.net\r\nRCPT TO:<b@nhs.net>', subject: 'x', text: 'x' })).toBe(false);
    expect(received.length).toBe(before);
  });

  it('that is refused, or has no server to go to, lies in the outbox with the reason', async () => {
    expect(await mailer(smtpUrl).send({ to: 'full@nhs.net', subject: 'One', text: 'Words' })).toBe(false);
    expect(await mailer(null).send({ to: 'ann@nhs.net', subject: 'Two', text: 'Words' })).toBe(false);
    const [two, one] = await outboxStore(database).all();
    expect(two).toMatchObject({ recipient: 'ann@nhs.net', subject: 'Two', problem: null });
    expect(one).toMatchObject({ recipient: 'full@nhs.net', problem: expect.stringContaining('The mailbox is full') });
  });
});
