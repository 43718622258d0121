/** `greenplan activity`: files of activity data sent, looked at, taken in and left out. */
import type { Command } from 'commander';
import type { House } from '../../platform/room.ts';
import { listCommand, resumeCommand, setAsideCommand, showCommand, takeInCommand } from './kept-files.ts';
import { sendCommand } from './send.ts';
import { wordsCommand } from './words.ts';

export function activityCommands(program: Command, open: () => Promise<House>): void {
  const activity = program
    .command('activity')
    .description('files of activity data: meters, bills, mileage, waste, spend, prescribing, returns');
  sendCommand(activity, open);
  wordsCommand(activity, open);
  listCommand(activity, open);
  showCommand(activity, open);
  resumeCommand(activity, open);
  takeInCommand(activity, open);
  setAsideCommand(activity, open);
}
