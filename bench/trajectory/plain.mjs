/** The same doubt as anybody would first write it down: each stream and year summed anew at each draw. */
import { strengthsOf } from '../../src/trajectory/rules/ramp.ts';
import { actsOnStream } from '../../src/trajectory/rules/touch.ts';
import { Indices } from '../../src/trajectory/rules/years.ts';

/** Of each stream the kilograms without action by year, and which initiatives take which share of it by year. */
export function plainModel(model) {
  const indices = new Indices(model);
  const strengths = model.initiatives.map((one) =>
    strengthsOf(one, indices.years).map((value) => Number(value) / 1e12),
  );
  return {
    years: indices.years.length,
    initiatives: model.initiatives.length,
    streams: model.baseline.streams.map((stream) => {
      const activity = indices.activity(stream.driver, stream.organisation, stream.site).estimates;
      return {
        kg: indices.years.map((_, at) =>
          stream.rates.reduce(
            (sum, { kg, national }) =>
              sum + Number(stream.quantity) * activity[at] * Number(kg) * indices.national(national).estimates[at],
            0,
          ),
        ),
        touches: model.initiatives.flatMap((initiative, at) => {
          const own = initiative.organisations.some(({ organisation }) => organisation === stream.organisation);
          if (!own || initiative.effect.type === 'tonnes' || !actsOnStream(initiative, stream)) return [];
          const share = Number(initiative.effect.share ?? 0.01);
          return [{ initiative: at, shares: strengths[at].map((strength) => share * strength) }];
        }),
      };
    }),
  };
}

export function drawPlainly({ years, initiatives, streams }, draws) {
  const totals = [];
  for (let draw = 0; draw < draws; draw++) {
    const times = Array.from({ length: initiatives }, () => (Math.random() < 0.3 ? 0.75 + Math.random() / 2 : 0));
    const sums = new Array(years).fill(0);
    for (const { kg, touches } of streams)
      for (let at = 0; at < years; at++) {
        let left = kg[at];
        for (const { initiative, shares } of touches) left *= 1 - times[initiative] * shares[at];
        sums[at] += Math.max(0, left);
      }
    totals.push(sums);
  }
  return totals;
}
