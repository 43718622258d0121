/** What an e-mail says that was kept as a file, and the documents that came with it. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Mistake } from '../../platform/mistake.ts';

export interface Email {
  subject: string;
  /** Without what it quotes of others and without a signature. */
  text: string;
  /** Where a mail without plain text has its words as HTML, and where each document that came with it was written. */
  documents: { path: string; name: string }[];
}

const largest = 30_000_000;
const longestText = 100_000;
const mostAttachments = 20;

/** Whether the first lines of a file are the headers of an e-mail. */
export function looksLikeEmail(head: string): boolean {
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('');
  const headers = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^[ \t]/.test(line));
  const isHeader = (line: string) => /^[\w-]+:( |$)/.test(line) || /^From /.test(line);
  const known = headers.filter((line) =>
    /^(from|to|subject|date|mime-version|message-id|received|return-path):/i.test(line),
  );
  return headers.length > 1 && headers.slice(0, -1).every(isHeader) && known.length >= 2;
}

/** HTML without what it quotes of others, the innermost quotation first. */
function withoutQuotes(html: string): string {
  const innermost = /<blockquote\b[^>]*>(?:(?!<blockquote\b)[\s\S])*?<\/blockquote>/gi;
  let [before, after] = ['', html.slice(0, 1_000_000)];
  while (after !== before) [before, after] = [after, after.replace(innermost, '')];
  return after;
}

/**
 * Reads an e-mail. Documents are written beside it.
 * @throws Mistake if it is too large to be one
 */
export async function readEmail(path: string): Promise<Email> {
  if ((await stat(path)).size > largest)
    throw new Mistake('The e-mail is larger than 30 MB. Send its attachments alone.');
  const [{ default: PostalMime }, { default: ReplyParser }] = await Promise.all([
    import('postal-mime'),
    import('email-reply-parser'),
  ]);
  const email = await PostalMime.parse(await readFile(path), {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 20,
  });
  const attached = email.attachments
    .filter(({ disposition, related }) => disposition !== 'inline' && !related)
    .slice(0, mostAttachments);
  const documents: Email['documents'] = [];
  const keep = async (name: string, content: string | Uint8Array) => {
    // Numbered, so that no name of the mail's becomes a path.
    const kept = join(
      dirname(path),
      `attached-${documents.length}${/^\.\w{1,8}$/.test(extname(name)) ? extname(name) : ''}`,
    );
    await writeFile(kept, content);
    documents.push({ path: kept, name });
  };
  for (const { filename, content } of attached)
    await keep(filename ?? '', typeof content === 'string' ? content : new Uint8Array(content));
  const text = (email.text ?? '').slice(0, longestText);
  if (text.trim() === '' && email.html) await keep('mail.html', withoutQuotes(email.html));
  return { subject: email.subject ?? '', text: new ReplyParser().parseReply(text).trim(), documents };
}
