/** Streams made ready for the sum, and who acts on each. */
import { Decimal } from '../../kernel/decimals.ts';
import { ratio, unitOf } from '../../kernel/units.ts';
import { type Acting, byId, inOrderOfDelivery, type Less, type Taking } from './effects.ts';
import { type Fixed, fixed, halfUp } from './fixed.ts';
import { Meeting, untouched } from './meeting.ts';
import type { Stream } from './model.ts';
import { actsOnStream } from './touch.ts';

/** An amount taken of a stream: so many of its units at full effect. */
export interface Amount {
  acting: Less;
  units: Fixed;
}

/** A stream and those who act on it. */
export interface Acted {
  stream: Stream;
  quantity: Fixed;
  meeting: Meeting;
  /** By id. */
  amounts: readonly Amount[];
}

/**
 * An amount is parted over the streams that it acts on by how much of the activity each had in the baseline year, in the
 * amount's own unit, and goes back into the stream's.
 * @param acting of one organisation, as its streams are
 */
export function actedOn(streams: readonly Stream[], acting: readonly Acting[]): Acted[] {
  const drafts = streams.map(
    (stream): Draft => ({
      ...{ stream, quantity: fixed(stream.quantity), takings: [], amounts: [] },
    }),
  );
  for (const each of acting) {
    if (each.type === 'tonnes') continue;
    const matching = drafts.filter(({ stream }) => actsOnStream(each.initiative, stream));
    if (each.type === 'less activity') partAmount(each, matching);
    else for (const { takings } of matching) takings.push(each);
  }
  const meetings = new Map<string, Meeting>();
  return drafts.map(({ stream, quantity, takings, amounts }) => ({
    ...{ stream, quantity, amounts },
    meeting: meetingOf(takings, meetings),
  }));
}

interface Draft {
  stream: Stream;
  quantity: Fixed;
  takings: Taking[];
  amounts: Amount[];
}

/** Streams on which the same ones act share their meeting, and what is reckoned of it. */
function meetingOf(takings: readonly Taking[], known: Map<string, Meeting>): Meeting {
  if (takings.length === 0) return untouched;
  const key = takings.map(({ initiative }) => JSON.stringify(initiative.id)).join();
  const found = known.get(key);
  if (found) return found;
  const of = (type: Taking['type']) => takings.filter((taking) => taking.type === type);
  const meeting = new Meeting(
    of('share less').toSorted((a, b) => byId(a.initiative, b.initiative)),
    of('another factor').toSorted((a, b) => inOrderOfDelivery(a.initiative, b.initiative)),
  );
  known.set(key, meeting);
  return meeting;
}

function partAmount(acting: Less, streams: readonly Draft[]): void {
  const counted = streams.flatMap((draft) => {
    const times = timesOf(draft.stream.unit, acting.unit);
    // Of what was given back, nothing can be taken.
    return times === null || draft.quantity <= 0n ? [] : [{ draft, weight: draft.quantity * times }];
  });
  const whole = counted.reduce((sum, { weight }) => sum + weight, 0n);
  for (const { draft } of counted) draft.amounts.push({ acting, units: halfUp(acting.amount * draft.quantity, whole) });
}

/** How many of the second unit one of the first is, at 12 places; null where they measure different things. */
function timesOf(from: string, to: string): Fixed | null {
  const key = JSON.stringify([from, to]);
  const known = times.get(key);
  if (known !== undefined) return known;
  const [one, other] = [unitOf(from), unitOf(to)];
  const found = from === to ? new Decimal(1) : one && other ? ratio(one, other) : null;
  const value = found && fixed(found.toFixed(12));
  times.set(key, value);
  return value;
}
const times = new Map<string, Fixed | null>();
