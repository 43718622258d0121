/** The trajectory's part of the command line. */
import type { Command } from 'commander';
import type { House } from '../../platform/room.ts';
import { documentCommands } from './documents.ts';
import { gapCommand } from './gap.ts';
import { maccCommand } from './macc.ts';
import { optimiseCommand } from './optimise.ts';
import { showTrajectory } from './trajectory.ts';
import { waterfallCommand } from './waterfall.ts';

/** `greenplan trajectory`, `waterfall`, `macc`, `gap` and `optimise` */
export function trajectoryCommands(program: Command, open: () => Promise<House>): void {
  const trajectory = program
    .command('trajectory')
    .description('where the plan leads, year by year; measures and pathways of documents')
    .addHelpText('after', '\n"greenplan trajectory show --help" tells by what it can be shown.');
  showTrajectory(trajectory, open);
  documentCommands(trajectory);
  waterfallCommand(program, open);
  maccCommand(program, open);
  gapCommand(program, open);
  optimiseCommand(program, open);
}
