import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { makeSystem } from '../../plan/testing/make-system.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { calculate } from '../calculation/calculate.ts';
import type { Calculation } from '../calculation-store.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { takenIn } from '../testing/taken-in.ts';
import { writeProvenance } from './jsonld.ts';

/** The terms that ECFO 1.0.0 and PECO 1.0.0 declare (see terms.ts for where). */
const declared = {
  'https://w3id.org/ecfo#': [
    ...['EmissionConversionFactor', 'ChemicalCompound', 'Scope', 'Scope1', 'Scope2', 'Scope3', 'Tag'],
    ...['hasApplicableLocation', 'hasApplicablePeriod', 'hasEmissionSource', 'hasEmissionTarget', 'hasScope'],
    ...['hasSourceUnit', 'hasTag', 'hasTargetUnit', 'hasAdditionalContext', 'hasUsageNotes'],
  ],
  'https://w3id.org/peco#': [
    ...['EmissionCalculationActivity', 'EmissionCalculationEntity', 'EmissionGenerationActivity'],
    ...['EmissionObservation', 'EmissionScore', 'hasEmissionScore', 'inEmissionActivityContext'],
  ],
};

const Quad = z.object({
  subject: z.object({ value: z.string() }),
  predicate: z.object({ value: z.string() }),
  object: z.object({ value: z.string(), datatype: z.object({ value: z.string() }).optional() }),
});
type Quad = z.infer<typeof Quad>;

let folder: string;
let carbon: Carbon;
let calculation: Calculation;
let quads: Quad[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-provenance-'));
  const database = await testDatabase();
  carbon = carbonOf(testHouse(database, [], { GREENPLAN_DATA: folder }), await makeSystem(database, 'fenmarsh'));
  const gas = { activity: 'fuels/gaseous-fuels/natural-gas', unit: 'kWh' };
  await takenIn(carbon, 'gas.csv', [
    { ...gas, organisation: 'northmere', fromMonth: 201904, quantity: '911361.12' },
    { ...gas, organisation: 'northmere', fromMonth: 201905, quantity: '0.88', tier: 'optimal' },
    { ...gas, organisation: 'harbeck', fromMonth: 202404, quantity: '10' },
  ]);
  await takenIn(carbon, 'electricity.csv', [
    { organisation: 'northmere', fromMonth: 202404, activity: 'electricity/uk', unit: 'MWh', quantity: '2.5' },
  ]);
  calculation = (await calculate(carbon, await carbon.method(), 'first')).calculation;
  quads = await quadsOf({ organisation: '', year: null });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The statements of a provenance, as a reader without a network finds them. */
async function quadsOf(part: { organisation: string; year: number | null }): Promise<Quad[]> {
  const file = join(folder, 'provenance.jsonld');
  await writeProvenance(carbon, calculation, part, file);
  const document = JSON.parse(await readFile(file, 'utf8'));
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`${url} was asked for`);
  };
  // "safe" fails where a term would be dropped; its types do not know it yet
  const options: jsonld.Options.ToRdf & { safe: boolean } = { documentLoader, safe: true };
  return z.array(Quad).parse(await jsonld.toRDF(document, options));
}

const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const peco = (term: string) => `https://w3id.org/peco#${term}`;
const prov = (term: string) => `http://www.w3.org/ns/prov#${term}`;
const value = 'http://qudt.org/schema/qudt/value';
const subjects = (predicate: string, object: string): string[] =>
  quads
    .filter((quad) => quad.predicate.value === predicate && quad.object.value === object)
    .map((quad) => quad.subject.value);
const objects = (subject: string, predicate: string): string[] =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
    .map((quad) => quad.object.value);

describe('the provenance of a calculation', () => {
  it('is valid JSON-LD, in which no term is dropped and nothing is looked up', () => {
    expect(quads.length).toBeGreaterThan(200);
    const unknown = quads.map(({ predicate }) => predicate.value).filter((term) => !/^https?:/.test(term));
    expect(unknown).toEqual([]);
  });

  it('says nothing with a term that ECFO and PECO do not declare', () => {
    for (const [namespace, terms] of Object.entries(declared)) {
      const used = quads
        .flatMap(({ predicate, object }) => [predicate.value, object.value])
        .filter((iri) => iri.startsWith(namespace))
        .map((iri) => iri.slice(namespace.length));
      expect(used.length).toBeGreaterThan(0);
      expect([...new Set(used)].filter((term) => !terms.includes(term))).toEqual([]);
    }
  });

  it('answers how much an activity sets free, which factor was taken and who counted', () => {
    const [gas] = subjects(type, peco('EmissionGenerationActivity')).filter((id) => /northmere\/2019/.test(id));
    const scores = objects(gas ?? '', peco('hasEmissionScore'));
    const [direct] = scores.filter((id) => id.endsWith('/direct'));
    expect(objects(direct ?? '', value)).toEqual(['167553.9037']);
    const [product] = objects(direct ?? '', prov('wasGeneratedBy'));
    const used = objects(product ?? '', prov('used'));
    const [factor] = used.filter((id) => objects(id, type).includes('https://w3id.org/ecfo#EmissionConversionFactor'));
    const [published] = objects(factor ?? '', prov('wasDerivedFrom'));
    expect(objects(published ?? '', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value')).toEqual(['0.18385']);
    expect(objects(published ?? '', 'https://w3id.org/ecfo#hasScope')).toEqual(['https://w3id.org/ecfo#Scope1']);
    const [quantity] = used.filter((id) => objects(id, type).includes(peco('EmissionCalculationEntity')));
    expect(objects(quantity ?? '', value)).toEqual(['911362']);
    const [file] = objects(quantity ?? '', prov('wasDerivedFrom'));
    expect(objects(file ?? '', 'https://schema.org/sha256')).toEqual([
      calculation.inputs.find(({ name }) => name === 'gas.csv')?.sha256,
    ]);
    const [software] = objects(product ?? '', prov('wasAssociatedWith'));
    expect(objects(software ?? '', prov('actedOnBehalfOf'))[0]).toMatch(/#system$/);
  });

  it('has scores that add up to the figures, exactly', async () => {
    const figures = await carbon.calculations.figures(calculation.id);
    const scores = subjects(type, peco('EmissionScore'));
    const told = sumOf(scores.flatMap((id) => objects(id, value)));
    expect(told.eq(sumOf(figures.map(({ kg }) => kg)))).toBe(true);
    expect(told.gt(new Decimal(0))).toBe(true);
  });

  it('leaves no reference to a thing of its own that it does not tell of', () => {
    const told = new Set(quads.map(({ subject }) => subject.value));
    const missing = quads.filter(({ object }) => object.value.startsWith('urn:uuid:') && !told.has(object.value));
    expect(missing).toEqual([]);
  });

  it('can be of one organisation and year', async () => {
    const some = await quadsOf({ organisation: 'harbeck', year: 2024 });
    expect(some.some(({ subject }) => subject.value.includes('harbeck'))).toBe(true);
    expect(some.some(({ subject }) => subject.value.includes('northmere'))).toBe(false);
    await expect(
      writeProvenance(carbon, calculation, { organisation: 'wold', year: null }, join(folder, 'p')),
    ).rejects.toThrow('Calculation 1 holds no lines of what is asked for');
    await expect(
      writeProvenance(carbon, calculation, { organisation: '', year: null }, join(folder, 'no', 'p')),
    ).rejects.toThrow(/cannot be written: ENOENT/);
  });
});
