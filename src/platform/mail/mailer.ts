/** Sends messages by SMTP; what cannot be sent is kept in the outbox, so that nothing that was written is lost. */
import type { Transporter } from 'nodemailer';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { messageOf } from '../mistake.ts';
import type { Settings } from '../settings.ts';
import { outbox } from './tables.ts';

export interface Message {
  to: string;
  /** One line. */
  subject: string;
  /** Plain text. */
  text: string;
  /** The one system that it is about. */
  systemId?: string;
}

export interface Mailer {
  /** @returns whether it was sent; it is in the outbox otherwise */
  send(message: Message): Promise<boolean>;
}

/** How long the mail server may take to answer, in milliseconds. */
const patience = 10_000;

export function createMailer(
  database: Pick<Database, 'orm'>,
  { smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>,
  log: Log,
): Mailer {
  let connected: Promise<Transporter> | null = null;
  const transport = (url: string) => {
    connected ??= import('nodemailer').then(({ createTransport }) => {
      const times = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
      return createTransport({ url, ...times });
    });
    return connected;
  };

  async function keep({ to, subject, text, systemId }: Message, problem: string | null): Promise<false> {
    await database.orm
      .insert(outbox)
      .values({ recipient: to, subject, body: text, problem, systemId: systemId ?? null });
    return false;
  }

  return {
    async send(message) {
      if (smtpUrl === null) return keep(message, null);
      try {
        const { to, subject, text } = message;
        // An address as an object is taken for one mailbox, whatever stands in it.
        await (await transport(smtpUrl)).sendMail({
          from: mailFrom,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
        });
        return true;
      } catch (error) {
        log.warn({ err: error }, 'a message was not sent and is in the outbox');
        return keep(message, messageOf(error));
      }
    },
  };
}

/** Nothing in a subject may begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
