/** Typesets one paper, in a process of its own: reads it as JSON on standard input, writes the PDF or a reason. */
import { buffer } from 'node:stream/consumers';
import { typeset } from './pdf-typeset.ts';

const pdf = typeset((await buffer(process.stdin)).toString('utf8'));
process.stdout.write(pdf);
