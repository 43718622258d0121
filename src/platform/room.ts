/** What a room offers to the house, and what the house gives to a room. `src/rooms.ts` is the list of rooms. */
import type { HttpBindings } from '@hono/node-server';
import type { Command } from 'commander';
import type { Hono } from 'hono';
import type { ReactNode } from 'react';
import type { Accounts } from './accounts/accounts.ts';
import type { Ask } from './accounts/guard.ts';
import type { Person } from './accounts/people-store.ts';
import type { Action } from './accounts/policy.ts';
import type { Database } from './database/database.ts';
import type { Job } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import type { RetentionRule } from './retention/rule.ts';
import type { Settings } from './settings.ts';
import type { System } from './systems.model.ts';
import type { PageAssets } from './web/shell.tsx';

/** What every room works with. */
export interface House {
  database: Database;
  settings: Settings;
  log: Log;
}

/** What a room's pages work with besides. */
export interface WebHouse extends House {
  accounts: Accounts;
  assets: PageAssets;
  offers: Offers;
}

/** What a request carries. `system` is there below "/:system". */
export interface Env {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    log: Log;
    system: System;
    /** Who has signed in; null for a reader. */
    person: Person | null;
    /** Origins of the sites that may show this page in a frame; none where it is left out. */
    framedBy?: readonly string[];
  };
}

/** Adds a room's commands to the command line; `open` starts the database at its first call. */
export type AddCommands = (program: Command, open: () => Promise<House>) => void;

export interface Room {
  name: string;
  /** Public pages, mounted at "/:system". */
  pages?(house: WebHouse): Hono<Env>;
  /** Pages of the team, mounted at "/:system/workspace" for those whom the policy lets in. */
  workspace?(house: WebHouse): Hono<Env>;
  /** Mounted at "/api/v1". */
  api?(house: WebHouse): Hono<Env>;
  /** Pages that belong to no system, mounted at "/". */
  platformPages?(house: WebHouse): Hono<Env>;
  /** What those pages of the team ask for that is more than to see the workspace or to change the plan. */
  asks?: readonly Ask[];
  commands?: readonly AddCommands[];
  /** Done once, at the first start on an empty database. It may be run again if that start was cut short. */
  firstRun?(house: House): Promise<void>;
  /** Entries on the first page of the team. */
  workspaceEntries?: readonly NavigationEntry[];
  /** For the places that rooms before this one keep on their pages. */
  navigation?: readonly NavigationEntry[];
  panels?: readonly Panel[];
  search?: readonly SearchSource[];
  dates?: readonly DateSource[];
  /** For whom, beside the organisations, a role can be held: the bodies for which approvers decide. */
  holders?(house: House, system: System): Promise<Holder[]>;
  /** For how long what it keeps of people is kept. */
  retention?: readonly RetentionRule[];
  /** What it does by the clock. */
  jobs?: readonly Job[];
}

/** What a role is held for. */
export interface Holder {
  slug: string;
  name: string;
}

/** Days that a later room knows of, for the plan's timeline, its calendar and its papers. */
export interface DateSource {
  /** Another text whenever one of a system's dates has changed. */
  version(house: House, system: System): Promise<string>;
  /** @param about `today` is YYYY-MM-DD */
  dates(house: House, about: { system: System; planId: string; today: string }): Promise<KnownDate[]>;
}

export interface KnownDate {
  /** Stays the same when the day moves. */
  id: string;
  /** YYYY-MM-DD */
  on: string;
  /** The day first promised, where it is another. */
  promised: string | null;
  title: string;
  /** Beside the title: "passed", "meeting". */
  note: string;
  state: 'past' | 'now' | 'future';
  /** Below the system's address; null where there is no page about it. */
  href: string | null;
}

/** An entry in the navigation of a system's pages; those of all rooms stand in one order. */
export interface NavigationEntry {
  /** The words in the language of the page. */
  label(language: string): string;
  /** Below the system's address: "/plan". */
  href: string;
  order: number;
  /** What somebody must be allowed to do to be led there; all of the workspace where it is left out. */
  action?: Action;
}

/** What a later room shows about a thing on the page of the room that keeps it. */
export interface Panel {
  on: 'plan' | 'theme' | 'commitment' | 'organisation';
  order: number;
  /** Another text whenever what the panel shows of a system has changed: a page once rendered is kept by it. */
  version(house: House, system: System): Promise<string>;
  /** `id` is the plan's, the theme's, the commitment's or the organisation's. @returns null where there is nothing to say about it. */
  render(house: House, about: { system: System; planId: string; id: string }): Promise<ReactNode>;
}

/** Something that the search over everything also looks through. */
export interface SearchSource {
  find(house: House, system: System, words: string): Promise<SearchHit[]>;
}

export interface SearchHit {
  title: string;
  /** The words round the hit, without markup. */
  excerpt: string;
  href: string;
  /** From 0 to 1; hits of all sources stand in one order by it. */
  score: number;
}

/** What all rooms together offer to each other's pages. */
export interface Offers {
  workspaceEntries: readonly NavigationEntry[];
  navigation: readonly NavigationEntry[];
  panels: readonly Panel[];
  search: readonly SearchSource[];
  dates: readonly DateSource[];
  retention: readonly RetentionRule[];
  /** All for whom a role can be held beside the organisations. */
  holders(house: House, system: System): Promise<Holder[]>;
}

/** First parts of addresses that belong to the platform, so no system may be called so. */
export const reservedSlugs: readonly string[] = ['account', 'api', 'assets', 'health', 'join', 'sign-in', 'sign-out'];

/** What the workspace pages of all rooms ask for beyond the usual. */
export function asksOf(rooms: readonly Room[]): Ask[] {
  return rooms.flatMap((room) => room.asks ?? []);
}

/** Gathers what the rooms offer, in order. */
export function offersOf(rooms: readonly Room[]): Offers {
  const inOrder = <T extends { order: number }>(all: T[]) => all.toSorted((a, b) => a.order - b.order);
  return {
    workspaceEntries: inOrder(rooms.flatMap((room) => room.workspaceEntries ?? [])),
    navigation: inOrder(rooms.flatMap((room) => room.navigation ?? [])),
    panels: inOrder(rooms.flatMap((room) => room.panels ?? [])),
    search: rooms.flatMap((room) => room.search ?? []),
    dates: rooms.flatMap((room) => room.dates ?? []),
    retention: rooms.flatMap((room) => room.retention ?? []),
    holders: async (house, system) =>
      (await Promise.all(rooms.map((room) => room.holders?.(house, system) ?? []))).flat(),
  };
}
