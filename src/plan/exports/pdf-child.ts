/** Runs the typesetter where it can be stopped: a paper that takes too long or too much costs one answer. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { checkout } from '../../platform/checkout.ts';
import { Slots } from '../../platform/documents/slots.ts';

export interface Bounds {
  /** Milliseconds from start to finished file. */
  time: number;
  /** Bytes of memory that the process may hold. */
  memory: number;
}

const usual: Bounds = { time: 30_000, memory: 1_500_000_000 };
const watchEvery = 100;
/** Papers typeset at once; others wait their turn, so that many systems' papers can't fill the machine. */
const slots = new Slots(2);

/** A paper that could not be made, said so that its reader knows what to do. */
export class PaperNotMade extends Error {
  override name = 'PaperNotMade';
}

/**
 * @param paper the paper as JSON
 * @returns the PDF
 * @throws PaperNotMade
 */
export function runWorker(paper: string, bounds: Bounds = usual): Promise<Uint8Array> {
  return slots.run(() => typesetInChild(paper, bounds));
}

async function typesetInChild(paper: string, bounds: Bounds): Promise<Uint8Array> {
  const child = spawn(process.execPath, [workerFile()], { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
  let stopped: string | null = null;
  function stop(reason: string): void {
    stopped ??= reason;
    child.kill('SIGKILL');
  }
  const timer = setTimeout(() => stop('The PDF took too long to make. Try the Word file instead.'), bounds.time);
  const watch = setInterval(async () => {
    if ((await memoryOf(child.pid)) > bounds.memory) stop('The PDF took too much memory. Try the Word file instead.');
  }, watchEvery);
  child.stdin.on('error', () => stop('The PDF could not be made. Try the Word file instead.'));
  child.stdin.end(paper);
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const [pdf, complaint, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
    if (stopped !== null) throw new PaperNotMade(stopped);
    if (code !== 0) {
      throw new PaperNotMade('The PDF could not be made. Try the Word file instead.', {
        cause: complaint.slice(0, 4000),
      });
    }
    return pdf;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
  }
}

/** The typesetter's program: the source where this runs from source, else what was built of it. */
function workerFile(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(checkout, fromSource ? 'src/plan/exports/pdf.worker.ts' : 'dist/plan/exports/pdf.worker.js');
}

/** Bytes that a process holds, where the machine says (Linux); elsewhere time alone bounds it. */
async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(pages.split(' ')[1] ?? 0) * 4096;
}
