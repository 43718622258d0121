/** The package ships no types; this is the part of it that Greenplan calls. */
declare module 'edtf' {
  /** Parses a date, season or interval; throws a SyntaxError or Error where the text is not EDTF. */
  export default function edtf(text: string): { readonly type: string; readonly edtf: string };
}
