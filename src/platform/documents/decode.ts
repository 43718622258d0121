/** Turns the bytes of a text into words, whatever encoding they were written in. */
import chardet from 'chardet';
import { refusal } from './sentences.ts';

export interface Decoded {
  text: string;
  /** Said where the encoding had to be guessed. */
  remark: string | null;
}

/** How much of a file is looked at to guess its encoding. */
const sample = 200_000;

/**
 * Decodes by the file's mark if it has one, else as UTF-8 if it is that, else as UTF-16 by its noughts, else as what
 * its bytes look like most: for an English text that is Windows-1252.
 * @throws UnreadableDocument if the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = encodingByMark(bytes);
  if (marked) return { text: decode(bytes, marked), remark: null };
  const wide = wideByNoughts(bytes);
  if (wide) {
    return {
      text: decode(bytes, wide),
      remark: 'The file does not say how its letters are stored; it was read as UTF-16.',
    };
  }
  if (bytes.subarray(0, sample).includes(0)) throw refusal('unknown');
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const misfits = asUtf8.split('\ufffd').length - 1;
  if (misfits === 0) return { text: refuseControls(asUtf8), remark: null };
  const fits = asUtf8.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  if (misfits * 10 < fits) {
    return { text: asUtf8, remark: `${misfits} letters could not be read and are shown as “\ufffd”.` };
  }
  const encoding = declaredIn(bytes) ?? guessEncoding(bytes);
  return {
    text: refuseControls(decode(bytes, encoding)),
    remark: `The file does not say how its letters are stored; it was read as ${encoding === 'windows-1252' ? 'Windows-1252' : encoding}.`,
  };
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The encoding that the first bytes of a text are the mark of, or null. */
export function encodingByMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** English in UTF-16 has a nought for every other byte. */
export function wideByNoughts(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length - (bytes.length % 2), sample);
  if (length < 2) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be';
  return null;
}

/** What a web page says of itself. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const name =
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1];
  return name !== undefined && !/^utf-?8$/i.test(name) && isKnown(name) ? name.toLowerCase() : null;
}

/** Encodings of one byte a letter are told apart badly in a short text, and here it is Windows-1252 nearly always. */
export function guessEncoding(bytes: Uint8Array): string {
  const best = chardet.analyse(bytes.subarray(0, sample))[0];
  const wide = best && /^(shift_jis|euc|gb|big5|iso-2022)/i.test(best.name) && best.confidence >= 80;
  return wide && isKnown(best.name) ? best.name.toLowerCase() : 'windows-1252';
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

/** Control characters beyond tabs and line ends are no text. */
function refuseControls(text: string): string {
  const start = text.slice(0, sample);

  let controls = 0;
  for (let at = 0; at < start.length; at += 1) {
    const code = start.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 11 && code !== 12 && code !== 13) controls += 1;
  }
  if (controls > start.length * 0.02) throw refusal('unknown');
  return text;
}
