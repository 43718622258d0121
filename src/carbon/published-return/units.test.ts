import { describe, expect, it } from 'vitest';
import { factorForm, massOf, measureIn, measureOf } from './units.ts';

describe('what emissions are in', () => {
  it('is told by headings as publications write them', () => {
    const said: [string, string | null][] = [
      ['tCO2e', 't'],
      ['ktCO2e', 'kt'],
      ['MtCO₂e', 'Mt'],
      ['Emissions (kg CO2e)', 'kg'],
      ['Tonnes of CO₂e', 't'],
      ['CO2e (tonnes)', 't'],
      ["Emissions ('000 tonnes CO2e)", 'kt'],
      ['Total emissions, thousand tonnes CO2', 'kt'],
      ['GHG emissions in kt', 'kt'],
      ['gCO2e', 'g'],
      ['MTCO2e', 't'],
      ['Emissions', null],
      ['Emissions 2018/19', null],
      ['Net CO2', null],
    ];
    for (const [heading, mass] of said) expect(massOf(heading), heading).toBe(mass);
  });
});

describe('what a factor says of itself', () => {
  it('is what it gives, and for one of what', () => {
    const said: [string, string | null, string | null][] = [
      ['EF (tCO2e per MWh)', 't', 'MWh'],
      ['Conversion factor kg CO₂e per kWh', 'kg', 'kWh'],
      ['t/MWh', 't', 'MWh'],
      ['g CO2e / kWh', 'g', 'kWh'],
      ['Emission factor (kgCO2e/unit)', 'kg', null],
      ['DEFRA 2018/19 factor (kgCO2e/litre)', 'kg', 'litre'],
      ['kgCO2e per passenger km', 'kg', 'passenger km'],
      ['tCO2e per thousand m3', 't', 'thousand m3'],
      ['Density (kg/l)', 'kg', 'l'],
      ['DEFRA 2018 factor', null, null],
    ];
    for (const [heading, mass, per] of said) {
      const form = factorForm(heading);
      expect([form.mass, form.per?.text ?? null], heading).toEqual([mass, per]);
    }
  });
});

describe('what a quantity is in', () => {
  it('is told by its heading, in brackets or at its end', () => {
    const said: [string, string | null][] = [
      ['Quantity (GWh)', 'GWh'],
      ['Gas consumption kWh', 'kWh'],
      ["Water ('000 m3)", "'000 m3"],
      ['Distance travelled (miles)', 'miles'],
      ['Spend £', '£'],
      ['Consumption 2018/19', null],
      ['Amount', null],
      ['Qty', null],
    ];
    for (const [heading, unit] of said) expect(measureIn(heading)?.text ?? null, heading).toBe(unit);
  });

  it('may be a thousand or a million at a time', () => {
    const of = (text: string) => measureOf(text)?.inBase.toFixed();
    expect(of('thousand m3')).toBe('1000000');
    expect(of('million kWh')).toBe('1000000');
    expect(of('£m')).toBe('1000000');
    expect(of('000 litres')).toBe('1000');
    expect(of('kWh (000s)')).toBe('1000');
    expect(of('miles')).toBe('1.609344');
    expect(of('beds')).toBeUndefined();
  });
});
