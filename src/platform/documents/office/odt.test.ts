import { afterAll, describe, expect, it } from 'vitest';
import { scratch, told, zipOf } from '../testing/files.ts';

const files = await scratch();
afterAll(files.remove);

const content = `<office:document-content xmlns:office="urn:o" xmlns:text="urn:t" xmlns:style="urn:s" xmlns:table="urn:ta" xmlns:draw="urn:d" xmlns:fo="urn:f">
  <office:automatic-styles>
    <style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
    <text:list-style style:name="L1">
      <text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
      <text:list-level-style-bullet text:level="2" text:bullet-char="◦"/>
    </text:list-style>
    <text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
  </office:automatic-styles>
  <office:body><office:text>
    <text:h text:outline-level="2">Our people</text:h>
    <text:p text:style-name="P1">Proposed<text:s text:c="2"/>commitments</text:p>
    <text:p/>
    <text:list text:style-name="L1">
      <text:list-item><text:p>Train all staff</text:p>
        <text:list><text:list-item><text:p>and volunteers</text:p></text:list-item></text:list>
      </text:list-item>
    </text:list>
    <text:list text:style-name="L2"><text:list-item><text:p>Walk</text:p></text:list-item><text:list-item><text:p>Cycle</text:p></text:list-item></text:list>
    <text:p>Emissions fall<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>since 2019</text:p></text:note-body></text:note><text:line-break/>by half</text:p>
    <table:table>
      <table:table-header-rows><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell><table:table-cell><text:p>Owner</text:p></table:table-cell></table:table-row></table:table-header-rows>
      <table:table-row><table:table-cell><text:p>Plant trees</text:p></table:table-cell><table:table-cell table:number-rows-spanned="2"><text:p>Councils</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><text:p>Dig ponds</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
    </table:table>
    <text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>
  </office:text></office:body>
</office:document-content>`;

const odt = (more: Record<string, string> = {}) =>
  zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content, ...more });

describe('an OpenDocument text', () => {
  it('is told in its order, with headings, lists, notes, tables and boxes', async () => {
    const outline = await files.read('plan.odt', await odt());
    expect(told(outline)).toEqual([
      '## Our people',
      '**Proposed commitments**',
      '• Train all staff',
      '  ◦ and volunteers',
      '1. Walk',
      '2. Cycle',
      'Emissions fall by half',
      '(since 2019)',
      '|Action|Owner|',
      '|---|',
      '|Plant trees|Councils|',
      '|Dig ponds|Councils|',
      'In a box',
    ]);
    expect(outline.lines[outline.blocks[4]?.line ?? 0]).toBe('Cycle');
    expect(outline.blocks.at(-1)?.region).toBe(1);
  });

  it('is refused when it is protected with a password', async () => {
    const manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>';
    await expect(
      odt({ 'META-INF/manifest.xml': manifest }).then((bytes) => files.read('locked.odt', bytes)),
    ).rejects.toThrow(/password/);
  });
});
