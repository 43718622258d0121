/** One pass over the bytes of a text: how its letters are stored, and whether it is so regular that DuckDB reads it alone. */
import { isUtf8 } from 'node:buffer';
import { encodingByMark, guessEncoding, wideByNoughts } from '../../documents/decode.ts';

export interface Survey {
  /** A name that TextDecoder knows. */
  encoding: string;
  /** Said where the encoding had to be guessed. */
  remark: string | null;
  /** Whether every byte is UTF-8, so that nothing has to be decoded before DuckDB reads it. */
  isCleanUtf8: boolean;
  /** Lines up to the last one with anything but spaces in it. */
  lines: number;
  /** Whether all lines end alike, in LF or all in CRLF, and no other CR occurs. */
  endsAlike: boolean;
  /** Whether the last line has its end; a file that was cut off in the middle seldom has. */
  isEnded: boolean;
}

const LF = 10;
const CR = 13;
/** How much is looked at to guess an encoding. */
const sampleBytes = 200_000;

/** Surveys a text piece by piece. */
export class Surveyor {
  private head: Uint8Array = new Uint8Array();
  private misfit: Uint8Array | null = null;
  /** The beginning of a letter whose other bytes come with the next piece. */
  private unfinished: Uint8Array = new Uint8Array();
  private newlines = 0;
  private returns = 0;
  private pairs = 0;
  private lines = 0;
  private last = -1;
  private hasNoughts = false;

  push(piece: Buffer): void {
    if (this.head.length < sampleBytes) {
      this.head = Buffer.concat([this.head, piece.subarray(0, sampleBytes - this.head.length)]);
    }
    this.hasNoughts ||= piece.includes(0);
    if (!this.misfit) this.checkLetters(piece);
    this.countLines(piece);
  }

  finish(): Survey {
    const { encoding, remark } = this.encoding();
    return {
      encoding,
      remark,
      isCleanUtf8: encoding === 'utf-8' && !this.misfit && this.unfinished.length === 0 && !this.hasNoughts,
      lines: this.lines,
      endsAlike: this.returns === this.pairs && (this.pairs === 0 || this.pairs === this.newlines),
      isEnded: this.last === LF || this.last === CR,
    };
  }

  private checkLetters(piece: Buffer): void {
    const whole = this.unfinished.length > 0 ? Buffer.concat([this.unfinished, piece]) : piece;
    const end = lastWholeLetter(whole);
    if (isUtf8(whole.subarray(0, end))) this.unfinished = Buffer.from(whole.subarray(end));
    else this.misfit = Buffer.from(whole.subarray(0, sampleBytes));
  }

  private countLines(piece: Buffer): void {
    const before = this.newlines;
    let returns = 0;
    for (let at = piece.indexOf(CR); at !== -1; at = piece.indexOf(CR, at + 1)) returns += 1;
    let newlines = 0;
    let pairs = 0;
    for (let at = piece.indexOf(LF); at !== -1; at = piece.indexOf(LF, at + 1)) {
      newlines += 1;
      if (returns > 0 || at === 0) pairs += Number((at === 0 ? this.last : piece[at - 1]) === CR);
    }
    this.newlines += newlines;
    this.returns += returns;
    this.pairs += pairs;
    let ink = piece.length - 1;
    let beneath = 0;
    while (ink >= 0 && isBlank(piece[ink])) {
      if (piece[ink] === LF) beneath += 1;
      ink -= 1;
    }
    if (ink >= 0) this.lines = before + newlines - beneath + 1;
    this.last = piece.at(-1) ?? this.last;
  }

  private encoding(): { encoding: string; remark: string | null } {
    const marked = encodingByMark(this.head);
    if (marked && !(marked === 'utf-8' && this.misfit)) return { encoding: marked, remark: null };
    const wide = this.hasNoughts ? wideByNoughts(this.head) : null;
    if (wide) return { encoding: wide, remark: guessed('UTF-16') };
    if (!this.misfit) return { encoding: 'utf-8', remark: null };
    if (isMostlyUtf8(this.misfit)) {
      return { encoding: 'utf-8', remark: 'Some letters could not be read and are shown as “\ufffd”.' };
    }
    const encoding = guessEncoding(this.misfit);
    return { encoding, remark: guessed(encoding === 'windows-1252' ? 'Windows-1252' : encoding) };
  }
}

function guessed(encoding: string): string {
  return `The file does not say how its letters are stored; it was read as ${encoding}. Look at names with accents and at pound signs.`;
}

/** A tenth as many misfits as letters that fit: damage to a text in UTF-8, rather than another encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const misfits = text.split('\ufffd').length - 1;
  return misfits * 10 < (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0);
}

function isBlank(byte: number | undefined): boolean {
  return byte === LF || byte === CR || byte === 32 || byte === 9;
}

/** Where the last letter begins that may not be whole: at most three bytes before the end. */
function lastWholeLetter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
