import { afterAll, describe, expect, it } from 'vitest';
import { scratch, told } from './testing/files.ts';

const files = await scratch();
afterAll(files.remove);

const read = (body: string) =>
  files.read('page.html', `<!doctype html><title>The green plan of Fenmarsh</title><body>${body}`);

describe('a web page', () => {
  it('is told in its order, lists within lists', async () => {
    const outline = await read(
      '<h1>Plan</h1><p>We <b>will</b> act<br>now.</p><ul><li>Train<ul><li>all staff</ul><li><p>Plant</p></ul><ol start="3"><li>Third</ol><p><strong>Commitments</strong></p>loose words',
    );
    expect(told(outline)).toEqual([
      '# Plan',
      'We will act now.',
      '• Train',
      '  • all staff',
      '• Plant',
      '3. Third',
      '**Commitments**',
      'loose words',
    ]);
    expect(outline.title).toBe('The green plan of Fenmarsh');
  });

  it('tells no script, style, navigation or hidden part, and a script in a heading is only left out', async () => {
    const outline = await read(
      '<nav>Menu</nav><style>p {}</style><h2>Our <script>alert(1)</script>people</h2><p hidden>no</p><p>yes<script>document.write("no")</script></p>',
    );
    expect(told(outline)).toEqual(['## Our people', 'yes']);
  });

  it('tells tables row by row and a list of terms as a table', async () => {
    const outline = await read(
      '<table><tr><th>Action<th>Owner<tr><td>Plant<td rowspan=2>Councils<tr><td>Dig</table><dl><dt>ICB<dd>Integrated care board</dl>',
    );
    expect(told(outline)).toEqual([
      '|Action|Owner|',
      '|---|',
      '|Plant|Councils|',
      '|Dig|Councils|',
      '|ICB|Integrated care board|',
    ]);
  });
});
