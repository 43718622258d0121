/** The ambulance trust's plan as an OpenDocument text, with lists, a table, a page header and a note at the foot. */
import { ending, intro, priorities, supportTable, title, trust } from './ambulance.ts';
import { zip } from './zip.ts';

const spaces = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"',
].join(' ');
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const type = 'application/vnd.oasis.opendocument.text';

export function ambulanceOdt(): Buffer {
  return zip([
    ['mimetype', type],
    ['content.xml', document('content', `<office:body><office:text>${body()}</office:text></office:body>`)],
    ['styles.xml', document('styles', styles())],
    ['meta.xml', document('meta', `<office:meta><dc:title>${escaped(title)}</dc:title></office:meta>`)],
    ['META-INF/manifest.xml', manifest()],
  ]);
}

function body(): string {
  const footnote =
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>' +
    `${paragraph('Fuel cards, April 2025 to March 2026.')}</text:note-body></text:note>`;
  return [
    heading(1, trust),
    paragraph(title),
    `<text:p>${escaped(intro)}${footnote}</text:p>`,
    ...priorities.flatMap((priority) => [
      heading(2, priority.title),
      paragraph(priority.why),
      paragraph('Actions'),
      list(priority.actions.map(({ text, parts }) => paragraph(text) + (parts ? list(parts.map(paragraph)) : ''))),
    ]),
    heading(2, 'Making it happen'),
    table(supportTable),
    paragraph(ending),
  ].join('');
}

function heading(level: number, text: string): string {
  return `<text:h text:outline-level="${level}">${escaped(text)}</text:h>`;
}

/** A word processor breaks a paragraph into spans wherever somebody has typed into it. */
function paragraph(text: string): string {
  const middle = text.indexOf(' ', text.length / 2);
  if (middle < 0) return `<text:p>${escaped(text)}</text:p>`;
  return `<text:p>${escaped(text.slice(0, middle))}<text:span text:style-name="T1"><text:s/>${escaped(text.slice(middle + 1))}</text:span></text:p>`;
}

function list(items: string[]): string {
  return `<text:list>${items.map((item) => `<text:list-item>${item}</text:list-item>`).join('')}</text:list>`;
}

function table([header = [], ...rows]: string[][]): string {
  const row = (cells: string[]) =>
    `<table:table-row>${cells.map((cell) => `<table:table-cell>${paragraph(cell)}</table:table-cell>`).join('')}</table:table-row>`;
  return (
    `<table:table><table:table-column table:number-columns-repeated="${header.length}"/>` +
    `<table:table-header-rows>${row(header)}</table:table-header-rows>${rows.map(row).join('')}</table:table>`
  );
}

function styles(): string {
  return (
    '<office:styles/><office:automatic-styles><style:page-layout style:name="L1"/></office:automatic-styles>' +
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L1">' +
    `<style:header>${paragraph(`${trust} – OFFICIAL`)}</style:header></style:master-page></office:master-styles>`
  );
}

function document(kind: string, content: string): string {
  return `${declaration}<office:document-${kind} ${spaces} office:version="1.3">${content}</office:document-${kind}>`;
}

function manifest(): string {
  const entries = [
    ['/', type],
    ['content.xml', 'text/xml'],
    ['styles.xml', 'text/xml'],
    ['meta.xml', 'text/xml'],
  ];
  const files = entries.map(
    ([path, media]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`,
  );
  return `${declaration}<manifest:manifest ${spaces} manifest:version="1.3">${files.join('')}</manifest:manifest>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
