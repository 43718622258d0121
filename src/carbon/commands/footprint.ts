/** The footprint's part of the command line. */
import type { Command } from 'commander';
import type { House } from '../../platform/room.ts';
import { baselineCommands } from './baseline.ts';
import { calculationCommands } from './calculations.ts';
import { checkReturnCommand } from './check-return.ts';
import { exportCommands } from './exports.ts';
import { factCommands } from './facts.ts';
import { settingsCommand } from './settings.ts';
import { showFootprint } from './show.ts';

/** `greenplan footprint`, and its commands that calculate, publish, export and check. */
export function footprintCommands(program: Command, open: () => Promise<House>): void {
  const footprint = program
    .command('footprint')
    .description('the carbon footprint: show it, calculate it, check it')
    .addHelpText('after', '\n"greenplan footprint show --help" tells by what it can be shown.');
  showFootprint(footprint, open);
  calculationCommands(footprint, open);
  exportCommands(footprint, open);
  settingsCommand(footprint, open);
  factCommands(footprint, open);
  baselineCommands(footprint, open);
  checkReturnCommand(footprint);
}
