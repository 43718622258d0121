/** From a paper to a PDF by Typst, held to PDF/UA-1: Typst refuses what it knows to break the standard. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { z } from 'zod';
import { pdfTemplate } from './pdf-template.ts';

/** A sans-serif, as the NHS asks of what it publishes; Typst's own fonts have the letters that it lacks. */
const styles = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const fontPaths = styles.map((style) =>
  dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`))),
);

/** A folder that isn't: the template reads no file, and no file is to be had. */
const noFolder = '/nonexistent';
const box = '\u25A1';
/** Each try finds the characters that no font has, on whichever paragraphs the one before could not reach. */
const mostTries = 8;

/** What the template is given, as far as it is changed here. */
const PaperData = z.looseObject({ madeAt: z.iso.datetime(), language: z.string() });

/** @throws Error with Typst's own reasons if the paper can't be set */
export function typeset(paperJson: string): Uint8Array {
  const { madeAt, language, ...paper } = PaperData.parse(JSON.parse(paperJson));
  const [lang = 'en', region] = language.toLowerCase().split('-');
  const [year, month, day] = madeAt.slice(0, 10).split('-').map(Number);
  const compiler = NodeCompiler.create({ workspace: noFolder, fontArgs: [{ fontPaths }] });
  const unprintable = new Set<string>();
  for (let tries = 1; ; tries++) {
    const data = {
      ...paper,
      lang,
      region: region ?? null,
      'made-at': { year, month, day },
      replaced: unprintable.size > 0,
    };
    const text = JSON.stringify(data, (_, value) =>
      typeof value === 'string' ? printable(value, unprintable) : value,
    );
    const outcome = attempt(compiler, text, Date.parse(madeAt) / 1000);
    if (outcome.pdf) return outcome.pdf;
    const known = unprintable.size;
    for (const character of outcome.missing) unprintable.add(character);
    if (unprintable.size === known || tries === mostTries) throw new Error(outcome.reason);
  }
}

type Outcome = { pdf: Uint8Array } | { pdf: null; missing: string[]; reason: string };

function attempt(compiler: NodeCompiler, paper: string, creationTimestamp: number): Outcome {
  const compiled = compiler.compile({ mainFileContent: pdfTemplate, inputs: { paper } });
  if (!compiled.result) {
    const reasons = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    return { pdf: null, missing: [], reason: JSON.stringify(reasons) };
  }
  try {
    return { pdf: compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp }) };
  } catch (error) {
    const reason = reasonOf(error);
    return { pdf: null, missing: missingIn(reason), reason };
  }
}

/** The binding puts Typst's diagnostics, printed, into the error's code. */
function reasonOf(error: unknown): string {
  const { data } = z.looseObject({ code: z.string() }).safeParse(error);
  return data?.code ?? String(error);
}

/** Characters that "could not be displayed", as Rust prints them twice quoted: \"\\u{200d}\". */
function missingIn(reason: string): string[] {
  return [...reason.matchAll(/the text .\\"(.*?)\\". could not be displayed/gs)].flatMap(([, shown = '']) =>
    characters(shown.replace(/\\+u\{([\da-f]{1,6})\}/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))),
  );
}

/** Plain letters are never the ones that are missing, though they may stand beside one in what Typst names. */
function characters(text: string): string[] {
  return [...text].filter((character) => !/^[\x20-\x7E]$/.test(character));
}

function printable(text: string, unprintable: ReadonlySet<string>): string {
  const clean = text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
  if (unprintable.size === 0) return clean;
  return [...clean].map((character) => (unprintable.has(character) ? box : character)).join('');
}
