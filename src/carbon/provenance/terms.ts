/**
 * The terms by which a calculation's provenance is told. All were read in the published ontologies:
 *
 * - ECFO 1.0.0, https://w3id.org/ecfo (github.com/TEC-Toolkit/ECFO, release/1.0.0/ontology.ttl): EmissionConversionFactor,
 *   ChemicalCompound, Tag, Scope and its three individuals, hasEmissionSource, hasEmissionTarget, hasSourceUnit,
 *   hasTargetUnit, hasScope, hasTag, hasApplicableLocation, hasApplicablePeriod, hasAdditionalContext, hasUsageNotes. A
 *   factor's figure is its rdf:value, its publisher dc:publisher, its origin prov:wasDerivedFrom.
 * - PECO 1.0.0, https://w3id.org/peco (github.com/TEC-Toolkit/PECO, release/1.0.0/ontology.ttl): EmissionGenerationActivity,
 *   EmissionObservation, EmissionCalculationActivity, EmissionCalculationEntity, EmissionScore, hasEmissionScore,
 *   inEmissionActivityContext. How they hang together, and with PROV-O, SOSA and QUDT: cqs/provenance_trace.ttl there.
 * - Units, gases and countries are named as the knowledge graph of conversion factors names them (github.com/TEC-Toolkit/cfkg,
 *   BEIS-UK/data/v2/conversion_factors_2020_modified_v2.csv), by their entries in Wikidata.
 *
 * PECO's ontology writes QUDT's classes with https and its properties with http; here all have http, as QUDT itself and
 * PECO's own trace have it.
 */

/** The context of the document: prefixes, and which values are references. It is written into the document, so that a reader needs no network. */
export const context = {
  ecfo: 'https://w3id.org/ecfo#',
  peco: 'https://w3id.org/peco#',
  prov: 'http://www.w3.org/ns/prov#',
  sosa: 'http://www.w3.org/ns/sosa/',
  qudt: 'http://qudt.org/schema/qudt/',
  time: 'http://www.w3.org/2006/time#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  ...references([
    'ecfo:hasEmissionSource',
    'ecfo:hasEmissionTarget',
    'ecfo:hasSourceUnit',
    'ecfo:hasTargetUnit',
    'ecfo:hasScope',
    'ecfo:hasTag',
    'ecfo:hasApplicableLocation',
    'ecfo:hasApplicablePeriod',
    'peco:hasEmissionScore',
    'peco:inEmissionActivityContext',
    'prov:used',
    'prov:wasGeneratedBy',
    'prov:wasDerivedFrom',
    'prov:wasAssociatedWith',
    'prov:actedOnBehalfOf',
    'sosa:hasResult',
    'sosa:hasFeatureOfInterest',
    'qudt:unit',
    'qudt:hasQuantityKind',
    'time:hasBeginning',
    'time:hasEnd',
    'dc:publisher',
    'dcterms:isPartOf',
  ]),
  ...typed('xsd:decimal', ['rdf:value', 'qudt:value']),
  ...typed('xsd:dateTime', ['prov:startedAtTime', 'prov:endedAtTime']),
  ...typed('xsd:date', ['time:inXSDDate']),
} as const;

/** "carbon dioxide equivalent". */
export const carbonDioxideEquivalent = 'http://www.wikidata.org/entity/Q1933140';
export const kilogram = 'http://www.wikidata.org/entity/Q11570';

/** Units by their ids in src/kernel/units.ts; a unit that is not among them is described in the document itself. */
export const unitTerms: Readonly<Record<string, string>> = {
  kWh: 'http://www.wikidata.org/entity/Q182098',
  'kWh (net CV)': 'http://www.wikidata.org/entity/Q182098',
  l: 'http://www.wikidata.org/entity/Q11582',
  m3: 'http://www.wikidata.org/entity/Q25517',
  kg: kilogram,
  t: 'http://www.wikidata.org/entity/Q191118',
  km: 'http://www.wikidata.org/entity/Q828224',
  mile: 'http://www.wikidata.org/entity/Q253276',
  'room night': 'https://w3id.org/ecfo/i/unit/Room_per_night',
};

/** Areas that a factor holds for; for "World", and what is not among them, none is named. */
export const areaTerms: Readonly<Record<string, string>> = { UK: 'http://www.wikidata.org/entity/Q145' };

/** What is outside of scopes has none of ECFO's three. */
export const scopeTerms: Readonly<Record<string, string>> = {
  '1': 'ecfo:Scope1',
  '2': 'ecfo:Scope2',
  '3': 'ecfo:Scope3',
};

function references(terms: readonly string[]): Record<string, { '@type': '@id' }> {
  return Object.fromEntries(terms.map((term) => [term, { '@type': '@id' as const }]));
}

function typed(type: string, terms: readonly string[]): Record<string, { '@type': string }> {
  return Object.fromEntries(terms.map((term) => [term, { '@type': type }]));
}
