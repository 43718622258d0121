import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} level={2} />);

describe('Markdown on a page', () => {
  it('shows a script as it is written and never as a tag', () => {
    expect(html('Hello <script>alert(1)</script>')).not.toContain('<script');
    expect(html('<script>alert(1)</script>')).toContain('&lt;script&gt;');
    expect(html('# <img src=x onerror=alert(1)>')).not.toContain('<img');
  });
  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '//elsewhere.example'])(
    'makes no link to %s',
    (address) => {
      expect(html(`[text](${address})`)).not.toContain('href');
    },
  );
  it.each(['https://example.org/a', '/fenmarsh/themes', '#part', 'mailto:team@example.org', 'themes/energy'])(
    'links to %s',
    (address) => {
      expect(html(`[text](${address})`)).toContain(`href="${address}"`);
    },
  );
  it('begins with the level of heading that the page has room for', () => {
    expect(html('# One\n\n## Two')).toBe('<h2 class="nhsuk-heading-l">One</h2><h3 class="nhsuk-heading-m">Two</h3>');
  });
  it('draws lists, tables and line breaks', () => {
    expect(html('- a\n- b')).toContain('<li>a</li><li>b</li>');
    expect(html('| A | B |\n|---|--:|\n| 1 | 2 |')).toContain('gp-numeric">2</td>');
    expect(html('a<br>b')).toContain('a<br/>b');
  });
  it('keeps an ampersand as one', () => {
    expect(html('Food & drink')).toBe('<p>Food &amp; drink</p>');
  });
});
