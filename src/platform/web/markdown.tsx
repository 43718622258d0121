/**
 * Markdown as elements of the page. No HTML is ever put in as it is: a tag in the text is shown as written, so a
 * script in a chapter can't run and nothing of the text is lost.
 */
import { marked, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';

/** Draws Markdown with the classes of the NHS design system; its top headings take `level`. */
export function Markdown({ text, level }: { text: string; level: 2 | 3 }) {
  const tokens = marked.lexer(text, { gfm: true });
  const depths = tokens.flatMap((token) => (isHeading(token) ? [token.depth] : []));
  const shift = level - Math.min(...depths, 6);
  return <>{each(tokens, (token) => block(token, depths.length > 0 ? shift : 0))}</>;
}

/** Draws each of a list that never changes its order. */
function each<T>(items: readonly T[] | undefined, draw: (item: T, at: number) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...(items ?? []).map(draw));
}

function block(token: Token, shift: number): ReactNode {
  if (isHeading(token)) {
    const level = Math.min(6, Math.max(2, token.depth + shift));
    const size = { 2: 'l', 3: 'm', 4: 's' }[level] ?? 'xs';
    return createElement(`h${level}`, { className: `nhsuk-heading-${size}` }, inlines(token.tokens));
  }
  if (isList(token)) return list(token, shift);
  if (isTable(token)) return table(token);
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
      return <p>{inlines(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote className="nhsuk-inset-text">{each(token.tokens, (inner) => block(inner, shift))}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{textOf(token)}</code>
        </pre>
      );
    case 'hr':
      return <hr className="nhsuk-section-break nhsuk-section-break--visible nhsuk-section-break--m" />;
    case 'text':
      return inline(token);
    default:
      return <p>{token.raw}</p>;
  }
}

function list(token: Tokens.List, shift: number): ReactNode {
  return createElement(
    token.ordered ? 'ol' : 'ul',
    { className: `nhsuk-list nhsuk-list--${token.ordered ? 'number' : 'bullet'}` },
    each(token.items, (item) => <li>{each(itemTokens(item), (inner) => block(inner, shift))}</li>),
  );
}

function table(token: Tokens.Table): ReactNode {
  const format = (at: number) => (token.align[at] === 'right' ? 'numeric' : 'text');
  return (
    <section className="gp-scroll" aria-label={token.header.map((cell) => cell.text).join(', ')}>
      <table className="nhsuk-table">
        <thead className="nhsuk-table__head">
          <tr>
            {each(token.header, (cell, at) => (
              <th scope="col" className={`nhsuk-table__header gp-${format(at)}`}>
                {inlines(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {each(token.rows, (row) => (
            <tr className="nhsuk-table__row">
              {each(row, (cell, at) => (
                <td className={`nhsuk-table__cell gp-${format(at)}`}>{inlines(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function inlines(tokens: readonly Token[] | undefined): ReactNode {
  return each(tokens, inline);
}

function inline(token: Token): ReactNode {
  if (isLink(token)) {
    return safeAddress(token.href) ? <a href={token.href}>{inlines(token.tokens)}</a> : inlines(token.tokens);
  }
  if (isImage(token)) {
    return safePicture(token.href) ? <img className="gp-picture" src={token.href} alt={token.text} /> : token.text;
  }
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens)}</em>;
    case 'del':
      return <del>{inlines(token.tokens)}</del>;
    case 'codespan':
      return <code>{textOf(token)}</code>;
    case 'br':
      return <br />;
    case 'html':
      return htmlInline(token.raw);
    default:
      return 'tokens' in token && token.tokens ? inlines(token.tokens) : textOf(token);
  }
}

/** A line break stays one, harmless marks of form fall away, anything else is shown as written. */
function htmlInline(raw: string): ReactNode {
  if (/^<br\s*\/?>$/i.test(raw)) return <br />;
  return /^<\/?(sub|sup|b|i|em|strong|span|u|small)(\s[^>]*)?>$/i.test(raw) ? null : raw;
}

function safeAddress(href: string): boolean {
  return (
    /^(https?:\/\/|mailto:|\/(?!\/)|#|[\w.-]+(\/|$|#))/i.test(href) && !/^[\w.-]*:(?!\/\/)(?<!^mailto:)/i.test(href)
  );
}

function safePicture(href: string): boolean {
  return /^(data:image\/(png|jpeg|svg\+xml);base64,|\/(?!\/))/i.test(href);
}

/** Marked escapes nothing in `text` of the lexer but keeps entities as written; the page escapes them itself. */
function textOf(token: Token): string {
  const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&amp;/g, '&');
}

function itemTokens(item: Token): Token[] {
  return 'tokens' in item && item.tokens ? item.tokens : [];
}
function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}
function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}
function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}
function isLink(token: Token): token is Tokens.Link {
  return token.type === 'link';
}
function isImage(token: Token): token is Tokens.Image {
  return token.type === 'image';
}
