/** Runs a command line for a test. */
import { Command } from 'commander';
import { vi } from 'vitest';
import type { AddCommands, House } from '../../platform/room.ts';

/** What the commands print with these words after the program's name. @throws what the command line would tell in a sentence */
export function commandLine(add: AddCommands, house: () => Promise<House>) {
  return async (...words: string[]): Promise<string> => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    try {
      const program = new Command('greenplan').exitOverride().configureOutput({ writeErr: () => undefined });
      add(program, house);
      await program.parseAsync(words, { from: 'user' });
      return log.mock.calls.join('\n');
    } finally {
      log.mockRestore();
    }
  };
}
