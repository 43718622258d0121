/** Where Greenplan's own PostgreSQL keeps its files, its socket and its password, and whose they are. */
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { codeOf, Mistake, messageOf } from '../mistake.ts';
import { type Account, canEnter, nobody, programsFor, sharedFolder } from './programs.ts';

/** Everything that is needed to start, find and stop the PostgreSQL of one data folder. */
export interface ClusterHome {
  dataFolder: string;
  /** PostgreSQL's files. Its parent belongs to the account too, for what is made and then renamed. */
  cluster: string;
  /** Folder of the Unix socket; short, as the system allows about 100 bytes. */
  sockets: string;
  /** Null when PostgreSQL runs as the user of this process. */
  account: Account | null;
  /** Folder with PostgreSQL's bin/. */
  programs: string;
}

/** A system allows 104 (macOS) or 108 (Linux) bytes, of which "/.s.PGSQL.5432" needs 14. */
const longestSocketFolder = 85;

/** Makes the data folder if it is missing, and gives its one true path. */
export function makeDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: isRoot() ? 0o755 : 0o700 });
    return realpathSync(folder);
  } catch (error) {
    throw new Mistake(
      `The data folder ${folder} cannot be made: ${messageOf(error)}. Set GREENPLAN_DATA to a folder that you may write.`,
    );
  }
}

/** Finds the home of a data folder, and makes its folders where they are missing. Call it under the start lock. */
export function clusterHome(data: string): ClusterHome {
  try {
    const place = isRoot() ? placeForRoot(data) : { folder: join(data, 'postgres'), account: null };
    makeOwn(place.folder, place.account);
    return {
      dataFolder: data,
      cluster: join(place.folder, 'cluster'),
      sockets: socketFolder(place.folder, place.account),
      account: place.account,
      programs: programsFor(place.account),
    };
  } catch (error) {
    if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EPERM') throw error;
    throw belongsToAnother(data, error);
  }
}

/** The password of this data folder's PostgreSQL, made at the first call. Only the owner of the folder may read it. */
export function password(dataFolder: string): string {
  const file = join(dataFolder, 'postgres.password');
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw belongsToAnother(dataFolder, error);
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw belongsToAnother(dataFolder, error);
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root. It runs as the owner of the files if they are there, else as nobody, and where
 * nobody may not enter the data folder (such as root's home) its files are kept under /var/lib/greenplan instead.
 */
function placeForRoot(data: string): { folder: string; account: Account } {
  const pointer = join(data, 'postgres.location');
  const inside = join(data, 'postgres');
  const folder = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : inside;
  if (folder !== inside && !existsSync(folder)) {
    throw new Mistake(
      `The database of ${data} is kept in ${folder}, which is missing. Bring it back, or remove ${pointer} to start afresh.`,
    );
  }
  const owner = existsSync(folder) ? statSync(folder) : null;
  const account = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
  if (folder !== inside || canEnter(data, account)) return { folder, account };
  const elsewhere = unusedFolder(join(sharedFolder, digest(data)));
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, `${elsewhere}\n`);
  return { folder: elsewhere, account };
}

/** Files left by a data folder of the same path that was since removed are somebody's; they are not touched. */
function unusedFolder(wanted: string): string {
  return existsSync(wanted) ? `${wanted}-${randomBytes(3).toString('hex')}` : wanted;
}

function socketFolder(place: string, account: Account | null): string {
  const inside = join(place, 'socket');
  const folder = Buffer.byteLength(inside) <= longestSocketFolder ? inside : join('/tmp', `greenplan-${digest(place)}`);
  makeOwn(folder, account);
  return folder;
}

/** A folder that only its owner may enter. Anybody may make folders in /tmp, so what is there already is checked. */
function makeOwn(folder: string, account: Account | null): void {
  const owner = account?.uid ?? process.getuid?.();
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
  }
  const found = lstatSync(folder);
  if (account && found.isDirectory() && found.uid === 0) chownSync(folder, account.uid, account.gid);
  else if (!found.isDirectory() || found.uid !== owner) {
    throw new Mistake(`${folder} belongs to another user. Run Greenplan as that user, or remove the folder.`);
  }
  if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

function belongsToAnother(dataFolder: string, error: unknown): Error {
  if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EPERM')
    return error instanceof Error ? error : new Error(String(error));
  return new Mistake(
    `The data folder ${dataFolder} belongs to another user. Run Greenplan as that user, or set GREENPLAN_DATA to a folder of your own.`,
  );
}
