import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportInput } from '../testing/export-input.ts';
import { fixtureCommitment, fixturePlan } from '../testing/fixture-plan.ts';
import { nastyPlan, nastyTexts } from '../testing/nasty-plan.ts';
import { toICalendar } from './calendar.ts';

/** Reads a calendar by the letter of RFC 5545: unfolds, then parts each line at its first colon. */
function events(calendar: string): Map<string, string>[] {
  const found: Map<string, string>[] = [];
  for (const line of calendar.replaceAll('\r\n ', '').split('\r\n')) {
    if (line === 'BEGIN:VEVENT') found.push(new Map());
    const at = line.indexOf(':');
    found.at(-1)?.set(
      line.slice(0, at),
      line.slice(at + 1).replace(/\\([\\;,nN])/g, (_, c) => (/n/i.test(c) ? '\n' : c)),
    );
  }
  return found;
}
const event = (calendar: string, uid: string) => events(calendar).find((one) => one.get('UID')?.startsWith(uid));

describe('a plan as a calendar', () => {
  const calendar = toICalendar(exportInput());

  it('has each deadline on its last day, for the whole day', () => {
    const lamps = event(calendar, 'c2-1@');
    expect(lamps?.get('DTSTART;VALUE=DATE')).toBe('20270331');
    expect(lamps?.get('DTEND;VALUE=DATE')).toBe('20270401');
    expect(lamps?.get('SUMMARY')).toBe('Due: NHS Trusts will replace 100 % of lamps with LED by March 2027.');
  });
  it('has no deadline for "from April 2026 onwards" nor for "4 times a year"', () => {
    expect(event(calendar, 'c4-')).toBeUndefined();
    expect(event(calendar, 'c3-')).toBeUndefined();
  });
  it('has a milestone on all days of its period: winter 2025/6 is December to February', () => {
    const asked = event(calendar, 'm2@');
    expect(asked?.get('DTSTART;VALUE=DATE')).toBe('20251201');
    expect(asked?.get('DTEND;VALUE=DATE')).toBe('20260301');
  });
  it('says in every event that the commitments are suggestions', () => {
    for (const one of events(calendar)) expect(one.get('DESCRIPTION')).toContain('its commitments are suggestions');
  });
  it('keeps the UID of an event when its date moves', () => {
    const moved = fixturePlan({ version: 8 });
    for (const milestone of moved.milestones) if (milestone.edtf !== null) milestone.edtf = '2029';
    const uids = (text: string) => events(text).map((one) => one.get('UID'));
    expect(uids(toICalendar(exportInput({ plan: moved })))).toEqual(uids(calendar));
    expect(new Set(uids(calendar)).size).toBe(events(calendar).length);
  });
  it('lets no text begin an event or leave its line', () => {
    const nasty = toICalendar(exportInput({ plan: nastyPlan() }));
    expect(events(nasty).length).toBe(1 + 2 * nastyTexts.length);
    expect(nasty.match(/^END:VCALENDAR/gm)?.length).toBe(1);
  });
  it('folds lines at 75 bytes, between characters, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), (text) => {
        const commitment = fixtureCommitment({ id: 'c1', text, dates: fixturePlan().ambitions[0]?.dates ?? [] });
        const made = toICalendar(exportInput({ plan: fixturePlan({ ambitions: [commitment], themes: [] }) }));
        for (const line of made.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const told = event(made, 'c1-1@')?.get('DESCRIPTION');
        expect(told?.replace(/\s|\p{Cc}/gu, '')).toContain(text.replace(/\s|\p{Cc}/gu, ''));
      }),
      { numRuns: 60 },
    );
  });
});
