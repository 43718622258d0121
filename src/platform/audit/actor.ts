/** Who is at work, as the log of changes names them; known to whatever is done for one request or command. */
import { AsyncLocalStorage } from 'node:async_hooks';

const atWork = new AsyncLocalStorage<string>();

/** Does a piece of work in somebody's name: "person:ID", "reader", "command". */
export function workingAs<T>(actor: string, work: () => T): T {
  return atWork.run(actor, work);
}

/** Who is at work; Greenplan itself where nobody is. */
export function actorAtWork(): string {
  return atWork.getStore() ?? 'greenplan';
}
