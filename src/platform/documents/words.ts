/** Small rules about the words of a document that all readers of files share. */

/** One line of text: spaces made single, characters that show nothing taken out. */
export function tidy(text: string): string {
  return text
    .replace(/\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** The lines of a text parted by line breaks, each tidied, empty ones left out. */
export function tidyLines(text: string): string[] {
  return text
    .split(/[\n\v\f\r\u2028\u2029]+/)
    .map(tidy)
    .filter((line) => line !== '');
}

const glyphs = '•●○◦▪■□▫‣⁃∙·➢➤►▶✓✔❖◆◇❑❏➔→';
const typedBullet = new RegExp(`^([${glyphs}]|[-–—](?=[\\s\\u00a0]))[\\s\\u00a0]*(?=\\S)`);

/** A bullet that was typed as a character in front of the words ("• Train all staff"), or null. */
export function bulletTypedBefore(text: string): { marker: string; rest: string } | null {
  const found = typedBullet.exec(text);
  if (!found?.[1]) return null;
  return { marker: found[1], rest: text.slice(found[0].length) };
}

/** A text that is nothing but a bullet. */
export function isBareBullet(text: string): boolean {
  return new RegExp(`^[${glyphs}–—*-]$`).test(text.trim());
}

/** Bullets of the symbol fonts, as characters that any font shows. */
const symbols: Record<string, string> = {
  symbol·: '•',
  wingdingsl: '●',
  wingdingsn: '■',
  wingdingso: '□',
  wingdingsq: '❑',
  wingdingsr: '❑',
  wingdingsu: '◆',
  wingdingsv: '❖',
  'wingdings§': '▪',
  'wingdings¨': '▫',
  wingdingsØ: '➢',
  wingdingsü: '✓',
  wingdingsà: '→',
  wingdingsè: '➔',
  wingdingsû: '✗',
};

/** A bullet as printed. Word writes those of symbol fonts at U+F000 and above, PowerPoint as plain letters. */
export function bulletGlyph(character: string, font: string | null): string {
  const code = character.codePointAt(0) ?? 0;
  const plain = code >= 0xf000 && code <= 0xf0ff ? String.fromCodePoint(code - 0xf000) : character;
  const family = (font ?? '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/\d/g, '');
  const fonts = family === '' || code >= 0xf000 ? [family, 'symbol', 'wingdings'] : [family];
  for (const one of fonts) {
    const known = symbols[`${one}${plain}`];
    if (known) return known;
  }
  return plain === '' ? '•' : plain;
}

/** A file's own title, if it tells more than the program that wrote it. */
export function tellingTitle(title: string | null): string | null {
  const text = tidy(title ?? '');
  if (text.length < 4) return null;
  if (
    /^(powerpoint[ -]pr|microsoft (word|powerpoint|excel)|presentation\d*$|document\d*$|untitled|slide \d|pptxgenjs|title$|office theme)/i.test(
      text,
    )
  ) {
    return null;
  }
  if (/\.(docx?|pptx?|odt|pdf|html?|xlsx?|indd)$/i.test(text)) return null;
  return text;
}
