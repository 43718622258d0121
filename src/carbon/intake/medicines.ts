/** Medicines by their code in the British National Formulary (BNF): inhalers by number and kind, all else by cost. */

export type InhalerKind = 'metered dose inhaler' | 'dry powder inhaler' | 'soft mist inhaler';

/**
 * BNF sections in which inhalers stand: 3.1 bronchodilators, 3.2 corticosteroids, 3.3.1 cromoglicate.
 * (The first digits of the code; NHS Business Services Authority, BNF classification.)
 */
const sections = /^(?:0301|0302|030301)/;
/** Counted in capsules, ampoules and tablets, not in inhalers. */
const otherForms =
  /\bcaps?\b|\btabs?\b|soln?\b|\bneb|respules?\b|\bamp|\bsyr|\belix|\bsusp|sach|\binj|\bvl\b|udvs|spacer/i;
const softMist = /respimat|tiotropium_inha|tiotropium\/olodaterol/i;
/** Devices, and presentations that are told by substance and strength because only one device holds them. */
const powder = [
  /pdr\b|accuhaler|turbohaler|easyhaler|ellipta|nexthaler|spiromax|genuair|breezhaler|handihaler|zonda|novolizer|forspiro|clickhaler|diskhaler|diskus|cyclohaler|aerolizer|rota|twisthaler|pulvinal/i,
  /salmeterol_?.*\/50mcg|vilanterol|umeclidinium|terbut/i,
];
const inhaled = /inh|haler|modulite|breathe|\d\s?d\)/i;

/**
 * Which inhaler a presentation is; null if it is none, or is counted otherwise than by the inhaler (capsules, of which a
 * pack is one inhaler's month). The device tells: breath-actuated aerosols are metered dose inhalers, as they have a
 * propellant.
 * @param code of the BNF, at least six signs
 * @param description as NHS Business Services Authority writes it: "Fostair NEXThaler_Inh 100mcg/6mcg (120D)"
 */
export function inhalerKind(code: string, description: string): InhalerKind | null {
  if (!sections.test(code) || otherForms.test(description.replaceAll('_', ' '))) return null;
  if (softMist.test(description)) return 'soft mist inhaler';
  if (powder.some((pattern) => pattern.test(description))) return 'dry powder inhaler';
  return inhaled.test(description) ? 'metered dose inhaler' : null;
}
