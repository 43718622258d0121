import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Mistake } from '../../platform/mistake.ts';
import { draftOf } from '../testing/draft-of.ts';
import { lintCommand } from './lint.ts';

const folder = mkdtempSync(join(tmpdir(), 'greenplan-lint-'));
const file = join(folder, 'plan.json');
writeFileSync(file, JSON.stringify(draftOf(['Plant gardens at every hospital.', 'Fell no trees.'])));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `greenplan lint FILE` prints with these silences. */
const printed = (...silences: string[]) => run(...silences.flatMap((one) => ['--silence', one]));

/** What `greenplan lint FILE` prints with these options. */
async function run(...options: string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  try {
    const program = new Command().exitOverride();
    lintCommand(program, () => Promise.reject(new Error('No database is asked for')));
    await program.parseAsync(['lint', file, ...options], { from: 'user' });
    return log.mock.calls.join('\n');
  } finally {
    log.mockRestore();
  }
}

describe('greenplan lint --silence', () => {
  it('silences a rule everywhere or of one subject, as often as it is given, and says why', async () => {
    expect(await printed()).toContain('no-date (c1)');
    const told = await printed('no-date@c1=Goes on = for ever', 'no-target=Gardens are their own measure');
    expect(told).not.toMatch(/(?:no-date \(c1\)|no-target \(c)/);
    expect(told).toContain('no-date (c2)');
    expect(told).toContain('1 finding of no-date@c1 silenced: Goes on = for ever');
    expect(told).toContain('2 findings of no-target silenced: Gardens are their own measure');
  });

  it('asks for a rule that there is, a subject where there is an @, and a reason', async () => {
    await expect(printed('nodate=Goes on')).rejects.toThrow(Mistake);
    await expect(printed('no-date')).rejects.toThrow(/RULE=REASON/);
    await expect(printed('no-date@=Goes on')).rejects.toThrow(/RULE@SUBJECT=REASON/);
    await expect(printed('no-date= ')).rejects.toThrow(/Say why/);
  });
});

describe('greenplan lint --fail-on', () => {
  it('ends with 1 where a finding is so severe or more, and else as it would', async () => {
    const codeOf = async (...options: string[]) => {
      process.exitCode = undefined;
      await run(...options);
      const code = process.exitCode;
      process.exitCode = undefined;
      return code;
    };
    expect(await codeOf()).toBeUndefined();
    expect(await codeOf('--fail-on', 'error')).toBeUndefined();
    expect(await codeOf('--fail-on', 'warning')).toBe(1);
    await expect(run('--fail-on', 'everything')).rejects.toThrow(/Choose one of these after --fail-on/);
  });
});
