/** The day in the system's own time. */

/** To make a formatter costs more than to answer a request, so that a day is kept for its minute. */
const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
let known = { minute: 0, day: '' };

/** YYYY-MM-DD */
export function today(): string {
  const minute = Math.floor(Date.now() / 60_000);
  if (minute !== known.minute) known = { minute, day: days.format(new Date()) };
  return known.day;
}
