/** Makes the heavier files where the making can be stopped: one that takes too long or too much costs one answer. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { checkout } from '../../platform/checkout.ts';
import { Slots } from '../../platform/documents/slots.ts';
import type { ExportInput } from './input.ts';
import type { Paper } from './paper.ts';
import type { PaperKind, RenderKind } from './render-request.ts';

export interface Bounds {
  /** Milliseconds from start to finished file. */
  time: number;
  /** Bytes of memory that the process may hold. */
  memory: number;
}

const usual: Bounds = { time: 30_000, memory: 1_500_000_000 };
const watchEvery = 100;
/** Files made at once; others wait their turn, so that many systems' files can't fill the machine. */
const slots = new Slots(2);

/** A file that could not be made, said so that who asked for it knows what to do. */
export class FileNotMade extends Error {
  override name = 'FileNotMade';
}

/**
 * The file, made in a child process.
 * @throws FileNotMade
 */
export function renderApart(kind: RenderKind, input: ExportInput, bounds: Bounds = usual): Promise<Uint8Array> {
  return slots.run(() => renderInChild(JSON.stringify({ kind, input }), bounds));
}

/**
 * A paper as a file, made in a child process.
 * @throws FileNotMade
 */
export function renderPaperApart(kind: PaperKind, paper: Paper, bounds: Bounds = usual): Promise<Uint8Array> {
  return slots.run(() => renderInChild(JSON.stringify({ kind, paper }), bounds));
}

async function renderInChild(request: string, bounds: Bounds): Promise<Uint8Array> {
  const child = spawn(process.execPath, [workerFile()], { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
  let stopped: string | null = null;
  function stop(reason: string): void {
    stopped ??= reason;
    child.kill('SIGKILL');
  }
  const timer = setTimeout(
    () => stop('The file took too long to make. Try again later, or another kind of file.'),
    bounds.time,
  );
  const watch = setInterval(async () => {
    if ((await memoryOf(child.pid)) > bounds.memory) stop('The file took too much memory. Try another kind of file.');
  }, watchEvery);
  child.stdin.on('error', () => stop('The file could not be made. Try another kind of file.'));
  child.stdin.end(request);
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const [file, complaint, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
    if (stopped !== null) throw new FileNotMade(stopped);
    if (code !== 0) {
      throw new FileNotMade('The file could not be made. Try another kind of file.', {
        cause: complaint.slice(0, 4000),
      });
    }
    return file;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
  }
}

/** The worker's program: the source where this runs from source, else what was built of it. */
function workerFile(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return join(checkout, fromSource ? 'src/plan/exports/render.worker.ts' : 'dist/plan/exports/render.worker.js');
}

/** Bytes that a process holds, where the machine says (Linux); elsewhere time alone bounds it. */
async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(pages.split(' ')[1] ?? 0) * 4096;
}
