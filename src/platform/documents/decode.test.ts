import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';

const words = 'The plan’s aim: “net zero” by 2040 – £5m, 100 % of staff\n';
/** Windows-1252 for the few characters of the text that are not in ASCII. */
const inWindows1252 = Buffer.from(
  words.replaceAll('’', '\x92').replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('–', '\x96'),
  'latin1',
);

describe('a text', () => {
  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 of the other order with a mark', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
  ])('in %s is read without a word', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: words, remark: null });
  });

  it.each([
    ['UTF-16', Buffer.from(words, 'utf16le')],
    ['UTF-16', Buffer.from(words, 'utf16le').swap16()],
    ['Windows-1252', inWindows1252],
  ])('in %s without a mark is read, and it says that this was guessed', (name, bytes) => {
    const { text, remark } = decodeText(bytes);
    expect(text).toBe(words);
    expect(remark).toContain(name);
  });

  it('in UTF-8 with one damaged letter stays UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(words.repeat(5)), Buffer.from([0xff])]);
    expect(decodeText(bytes).text).toBe(`${words.repeat(5)}\ufffd`);
  });

  it('in Japanese is not taken for Windows-1252', () => {
    const shiftJis = Buffer.from('8ca492868c7689e682cc96da95578db182ce82b78adb95fb'.repeat(12), 'hex');
    expect(decodeText(shiftJis).remark).not.toContain('Windows-1252');
  });

  it('that is none is refused', () => {
    expect(() => decodeText(Buffer.from([1, 2, 3, 0, 5, 250, 0, 0, 9]))).toThrow(/kind that is not known/);
  });
});
