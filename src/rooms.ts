/** The rooms of the house, each after those that it builds on. Adding a room is a folder and one line here. */
import { carbon } from './carbon/room.ts';
import { consultation } from './consultation/room.ts';
import { governance } from './governance/room.ts';
import { plan } from './plan/room.ts';
import { platform } from './platform/platform-room.ts';
import type { Room } from './platform/room.ts';
import { trajectory } from './trajectory/room.ts';

export const rooms: readonly Room[] = [platform, plan, consultation, governance, carbon, trajectory];
