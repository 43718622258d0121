/** The things in a calculation's provenance, each as a node of JSON-LD. */
import { Decimal } from '../../kernel/decimals.ts';
import type { LedgerRate } from '../../platform/ledger/ledger.ts';
import type { KnownFactor } from '../audit-pack/used-factors.ts';
import type { Calculation } from '../calculation-store.ts';
import { categoryOf } from '../footprint/categories.ts';
import { type Figure, kgOf } from '../footprint/figure.ts';
import { yearName } from '../footprint/months.ts';
import { areaTerms, carbonDioxideEquivalent, kilogram, scopeTerms, unitTerms } from './terms.ts';

export type Node = { '@id': string; '@type'?: readonly string[] } & Record<string, unknown>;

/** The names of what is in one calculation's document: fragments of its own URN. */
export type Name = (kind: string, ...of: (string | number)[]) => string;

export const namesIn =
  ({ id }: Calculation): Name =>
  (kind, ...of) =>
    `urn:uuid:${id}#${[kind, ...of.map((one) => encodeURIComponent(String(one)))].join('/')}`;

/** The system, the software that counts for it, and the calculation itself with the files that it took. */
export function calculationNodes(name: Name, calculation: Calculation, system: { slug: string; name: string }): Node[] {
  const { n, method, madeAt, reason, inputs, inputsHash, resultHash } = calculation;
  return [
    { '@id': name('system'), '@type': ['prov:Organization', 'prov:Agent'], 'rdfs:label': system.name },
    {
      '@id': name('software'),
      '@type': ['prov:SoftwareAgent'],
      'rdfs:label': `Greenplan ${method.greenplan}`,
      'schema:softwareVersion': method.greenplan,
      'prov:actedOnBehalfOf': name('system'),
    },
    {
      '@id': name('calculation'),
      '@type': ['peco:EmissionCalculationActivity'],
      'rdfs:label': `Calculation ${n} of ${system.name}`,
      'rdfs:comment': reason,
      'prov:endedAtTime': madeAt.toISOString(),
      'prov:wasAssociatedWith': name('software'),
      'prov:used': [name('method'), ...inputs.map(({ file }) => name('file', file))],
    },
    {
      '@id': name('method'),
      '@type': ['prov:Entity', 'prov:Plan'],
      'rdfs:label': `Settings, factor sets and statement of calculation ${n}`,
      'rdf:value': { '@value': JSON.stringify(method), '@type': 'rdf:JSON' },
    },
    ...inputs.map(
      ({ file, name: called, sha256, lines }): Node => ({
        '@id': name('file', file),
        '@type': ['prov:Entity', 'schema:DigitalDocument'],
        'schema:name': called,
        'schema:sha256': sha256,
        'rdfs:comment': `${lines} lines of activity`,
      }),
    ),
    {
      '@id': name('result'),
      '@type': ['prov:Entity', 'prov:Collection'],
      'rdfs:label': `All figures of calculation ${n}`,
      'schema:sha256': resultHash,
      'rdfs:comment': `Made of inputs with the hash ${inputsHash}`,
      'prov:wasGeneratedBy': name('calculation'),
    },
    // what others need to read the units without looking them up
    {
      '@id': carbonDioxideEquivalent,
      '@type': ['ecfo:ChemicalCompound', 'qudt:QuantityKind'],
      'rdfs:label': english('carbon dioxide equivalent'),
    },
    { '@id': kilogram, '@type': ['qudt:Unit'], 'rdfs:label': english('kilogram'), 'qudt:abbreviation': english('kg') },
  ];
}

/** What an organisation did in a year of one activity, in one unit. */
export interface Doing {
  organisation: { slug: string; name: string };
  year: number;
  activity: { id: string; name: string };
  unit: string;
  figures: readonly Figure[];
  /** Files that its lines came from. */
  files: readonly string[];
}

const keyOf = ({ organisation, year, activity, unit }: Doing) => [organisation.slug, year, activity.id, unit] as const;

/**
 * An activity that sets gases free, how much of it was observed, and what each of its rates made of that. An amount
 * counts once, however many rates it is multiplied by.
 * @param rateOf the node of the rate of figures of that part and basis
 */
export function doingNodes(name: Name, doing: Doing, rateOf: (part: string, basis: string) => string): Node[] {
  const { organisation, year, activity, unit, figures, files } = doing;
  const key = keyOf(doing);
  const label = `${activity.name}, ${organisation.name}, ${yearName(year)}`;
  const byRate = [...Map.groupBy(figures, ({ part, basis }) => `${part}\n${basis}`).values()];
  const quantity = (byRate[0] ?? []).reduce((sum, figure) => sum.plus(figure.quantity ?? '0'), new Decimal(0));
  return [
    {
      '@id': name('activity', ...key),
      '@type': ['peco:EmissionGenerationActivity'],
      'rdfs:label': label,
      'prov:startedAtTime': `${year}-04-01T00:00:00`,
      'prov:endedAtTime': `${year + 1}-03-31T23:59:59`,
      'prov:wasAssociatedWith': name('organisation', organisation.slug),
      'peco:hasEmissionScore': byRate.map((same) => name('score', ...scoreKey(doing, same))),
    },
    {
      '@id': name('observation', ...key),
      '@type': ['peco:EmissionObservation'],
      'rdfs:label': `How much: ${label}`,
      'peco:inEmissionActivityContext': name('activity', ...key),
      'sosa:hasFeatureOfInterest': name('source', activity.id),
      'sosa:hasResult': name('quantity', ...key),
    },
    {
      '@id': name('quantity', ...key),
      '@type': ['peco:EmissionCalculationEntity', 'sosa:Result', 'qudt:Quantity'],
      'rdfs:label': `Amount of ${label}`,
      'rdfs:comment': howMade(figures),
      'qudt:value': quantity.toFixed(),
      'qudt:unit': unitName(name, unit),
      'qudt:hasQuantityKind': name('source', activity.id),
      'prov:wasDerivedFrom': files.map((file) => name('file', file)),
    },
    ...byRate.flatMap((same) => scoreNodes(name, doing, same, rateOf)),
  ];
}

const scoreKey = (doing: Doing, [first]: readonly Figure[]) =>
  [...keyOf(doing), first?.part ?? '', ...(first?.basis ? [first.basis] : [])] as const;

function scoreNodes(
  name: Name,
  doing: Doing,
  figures: readonly Figure[],
  rateOf: (part: string, basis: string) => string,
): Node[] {
  const [first] = figures;
  if (!first) return [];
  const key = scoreKey(doing, figures);
  const by = byWords(first.part, first.basis);
  return [
    {
      '@id': name('product', ...key),
      '@type': ['peco:EmissionCalculationActivity'],
      'rdfs:label': `Amount × rate: ${doing.activity.name} (${by})`,
      'dcterms:isPartOf': name('calculation'),
      'prov:wasAssociatedWith': name('software'),
      'prov:used': [name('quantity', ...keyOf(doing)), rateOf(first.part, first.basis)],
    },
    {
      '@id': name('score', ...key),
      '@type': ['peco:EmissionScore', 'peco:EmissionCalculationEntity', 'qudt:Quantity'],
      'rdfs:label': `${doing.activity.name} (${by}), ${doing.organisation.name}, ${yearName(doing.year)}`,
      'qudt:value': kgOf(figures).toFixed(),
      'qudt:unit': kilogram,
      'qudt:hasQuantityKind': carbonDioxideEquivalent,
      'prov:wasGeneratedBy': name('product', ...key),
      'dcterms:isPartOf': name('result'),
      'dcterms:subject': categoryOf(first.category).name,
    },
  ];
}

/** "direct", "direct, by location". */
const byWords = (part: string, basis: string) => (basis === '' ? part : `${part}, by ${basis}`);

export function organisationNode(name: Name, { slug, name: called }: Doing['organisation']): Node {
  return { '@id': name('organisation', slug), '@type': ['prov:Organization', 'prov:Agent'], 'rdfs:label': called };
}

/** What is burnt, bought or done. */
export function sourceNode(name: Name, { id, name: called }: Doing['activity']): Node {
  return {
    '@id': name('source', id),
    '@type': ['skos:Concept', 'sosa:FeatureOfInterest', 'qudt:QuantityKind'],
    'rdfs:label': called,
    'dcterms:identifier': id,
  };
}

/** A unit that no published term is known for. @returns null where one is */
export function unitNode(name: Name, unit: string): Node | null {
  if (unitTerms[unit]) return null;
  return { '@id': unitName(name, unit), '@type': ['qudt:Unit'], 'rdfs:label': unit, 'qudt:abbreviation': unit };
}

export const unitName = (name: Name, unit: string): string => unitTerms[unit] ?? name('unit', unit);

/** The rate that a quantity as entered was multiplied by: a factor made of the published one. */
export function rateNode(name: Name, id: string, rate: LedgerRate): Node {
  return {
    '@id': id,
    '@type': ['ecfo:EmissionConversionFactor'],
    'rdf:value': new Decimal(rate.kg).toFixed(),
    'ecfo:hasEmissionSource': name('source', rate.activity),
    'ecfo:hasEmissionTarget': carbonDioxideEquivalent,
    'ecfo:hasSourceUnit': unitName(name, rate.unit),
    'ecfo:hasTargetUnit': kilogram,
    ...scopeOf(rate.scope),
    'ecfo:hasAdditionalContext': byWords(rate.ratePart, rate.basis),
    'ecfo:hasUsageNotes': rate.how,
    'prov:wasDerivedFrom': name('factor', rate.factor),
  };
}

/** A factor as it was published, or as an organisation put it down. */
export function factorNodes(name: Name, id: string, known: KnownFactor | null): Node[] {
  if (known === null)
    return [{ '@id': name('factor', id), '@type': ['ecfo:EmissionConversionFactor'], 'dcterms:identifier': id }];
  const { factor, publication, publisher, licence, url } = known;
  const where = [factor.sheet, factor.row === null ? '' : `row ${factor.row}`].filter((each) => each !== '').join(', ');
  const area = areaTerms[factor.area];
  const notes = [factor.note, factor.own ? `Evidence: ${factor.own.evidence}` : ''].filter((each) => each !== '');
  const nodes: Node[] = [
    {
      '@id': name('factor', id),
      '@type': ['ecfo:EmissionConversionFactor'],
      'dcterms:identifier': id,
      'rdfs:label': factor.name,
      'rdf:value': new Decimal(factor.kg).toFixed(),
      'ecfo:hasEmissionSource': name('source', factor.activity),
      'ecfo:hasEmissionTarget': carbonDioxideEquivalent,
      'ecfo:hasSourceUnit': unitName(name, factor.unit),
      'ecfo:hasTargetUnit': kilogram,
      ...scopeOf(factor.scope),
      ...(area ? { 'ecfo:hasApplicableLocation': area } : {}),
      ...(factor.year === null ? {} : { 'ecfo:hasApplicablePeriod': name('year', factor.year) }),
      'ecfo:hasAdditionalContext': factor.part,
      ...(notes.length > 0 ? { 'ecfo:hasUsageNotes': notes.join(' ') } : {}),
      ...(where === '' ? {} : { 'schema:citation': where }),
      'dc:publisher': name('publisher', publisher),
      'prov:wasDerivedFrom': name('publication', publication),
    },
    { '@id': name('publisher', publisher), '@type': ['prov:Organization'], 'rdfs:label': publisher },
    {
      '@id': name('publication', publication),
      '@type': ['prov:Entity', 'schema:Dataset'],
      'rdfs:label': publication,
      ...(licence === '' ? {} : { 'dcterms:license': licence }),
      ...(url === '' ? {} : { 'schema:url': url }),
      'dc:publisher': name('publisher', publisher),
    },
  ];
  return factor.year === null ? nodes : [...nodes, ...yearNodes(name, factor.year)];
}

function yearNodes(name: Name, year: number): Node[] {
  const instant = (end: string, date: string): Node => ({
    '@id': name('year', year, end),
    '@type': ['time:Instant'],
    'time:inXSDDate': date,
  });
  return [
    {
      '@id': name('year', year),
      '@type': ['time:TemporalEntity'],
      'time:hasBeginning': name('year', year, 'start'),
      'time:hasEnd': name('year', year, 'end'),
    },
    instant('start', `${year}-01-01`),
    instant('end', `${year}-12-31`),
  ];
}

function scopeOf(scope: string): Record<string, string> {
  const term = scopeTerms[scope];
  return term ? { 'ecfo:hasScope': term } : {};
}

function howMade(figures: readonly Figure[]): string {
  const tiers = [...new Set(figures.map(({ tier }) => tier))].sort().join(' and ');
  return figures.some(({ estimated }) => estimated)
    ? `Method tier ${tiers}; some of it is estimated`
    : `Method tier ${tiers}`;
}

const english = (text: string) => ({ '@value': text, '@language': 'en' });
