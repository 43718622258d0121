/** What a quick script would do: parse the rows one by one, and add up by organisation, activity and month. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const [, , file] = process.argv;
const sums = new Map();
for await (const { organisation, activity, unit, period, quantity } of createReadStream(file).pipe(
  parse({ columns: true }),
)) {
  const key = `${organisation} ${activity} ${unit} ${period}`;
  sums.set(key, (sums.get(key) ?? 0) + Number(quantity));
}
console.log(JSON.stringify({ groups: sums.size }));
