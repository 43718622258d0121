import { describe, expect, it } from 'vitest';
import { baselineIn, readBaselineCsv } from './baseline-csv.ts';
import { ofText } from './read-grid.ts';
import { writeBaselineCsv } from './write-baseline.ts';

const read = (lines: string[], year?: number) =>
  baselineIn([ofText(lines.join('\n'))], year === undefined ? {} : { year, source: 'Footprint of 2024/25' });

describe('a baseline', () => {
  it('is an activity with its factor, or emissions alone in kilograms or tonnes', () => {
    const { baseline, problems } = read([
      'Year,Organisation,Site,Category,Activity,Unit,Quantity,kg per unit,Emissions (tCO2e),Scope,National',
      '2024/25,northmere,Main,Fossil fuels,natural gas,kWh,"1,000,000",0.18254,,1,',
      '2024/25,northmere,Main,electricity,electricity,kWh,500000,,103.5,2,grid',
      '2024/25,northmere,,medicines,,,,,1234.5,,',
    ]);
    expect(problems).toEqual([]);
    expect(baseline?.year).toBe(2024);
    expect(baseline?.streams).toMatchObject([
      {
        id: 'northmere/Main/natural gas',
        unit: 'kWh',
        quantity: '1000000',
        rates: [{ part: 'direct', category: 'fossil-fuels', scope: '1', kg: '0.18254', national: null }],
      },
      { rates: [{ kg: '0.207', scope: '2', national: 'grid' }] },
      { category: 'medicines', unit: 'kg CO2e', quantity: '1234500', rates: [{ kg: '1', scope: '3' }] },
    ]);
  });

  it('has the parts of one activity on rows of their own: what is burnt, and what came before', () => {
    const { baseline } = read(
      [
        'Organisation,Category,Activity,Unit,Quantity,Part,kg per unit,National',
        'northmere,fossil-fuels,natural gas,kWh,1000,direct,0.18,',
        'northmere,well-to-tank,natural gas,kWh,1000,well-to-tank,0.03,',
        'northmere,fossil-fuels,natural gas,kWh,1000,direct,0.18,',
      ],
      2024,
    );
    expect(baseline?.streams.map(({ id, category, rates }) => [id, category, rates.length])).toEqual([
      ['northmere/natural gas', 'fossil-fuels', 2],
      ['northmere/natural gas-2', 'fossil-fuels', 1],
    ]);
  });

  it('without a column of national change has electricity follow the grid, and says so', () => {
    const { baseline, problems } = read(['Organisation,Category,kg', 'northmere,Electricity,1000'], 2024);
    expect(baseline?.streams[0]?.rates[0]?.national).toBe('grid');
    expect(problems.map(({ level, sentence }) => [level, sentence])).toEqual([
      [
        'remark',
        'The file: found no column “National”. Expected the national change that moves each factor, such as grid. Electricity was taken to follow the grid, and vehicles their standards. Add the column, empty where nothing moves a factor, if that is not so.',
      ],
    ]);
  });

  it('that is written reads back to the same', () => {
    const { baseline } = read([
      'Year,Organisation,Site,Supplier,Category,Activity,Unit,Quantity,Part,kg per unit,Scope,National,Driver,Found under category,Id',
      '2024,northmere,"Main, old","=Supplier",Fossil fuels,gas,kWh,-12.5,direct,0.18,1,,population,,g',
      '2024,northmere,"Main, old","=Supplier",well-to-tank,gas,kWh,-12.5,well-to-tank,0.03,3,,population,,g',
      '2024,northmere,,,water,water,m3,7,direct,0.3,3,grid,,waste,w',
    ]);
    if (!baseline) throw new Error('The baseline was not read');
    expect(baseline.streams).toMatchObject([{ supplier: '=Supplier', rates: [{}, {}] }, { category: 'waste' }]);
    expect(read([writeBaselineCsv(baseline)])).toEqual({ baseline: { ...baseline, source: 'A file' }, problems: [] });
  });

  it('keeps its good rows where others are wrong, and says how to mend these', () => {
    const { baseline, problems } = read([
      'Year,Organisation,Category,Activity,Unit,Quantity,kg per unit,Scope,National,Id',
      '2024/25,northmere,water,water,m3,10,0.3,,,',
      '2024/25,northmere,lighting,lamps,kWh,10,0.3,,,',
      '2024/26,northmere,water,water,m3,ten,0.3,5,,',
      '2024/25,northmere,water,water,,10,0.3,,,',
      '2024/25,northmere,waste,waste,t,10,8,,,w',
      '2024/25,northmere,waste,waste,t,11,8,,,w',
    ]);
    expect(baseline?.streams).toHaveLength(2);
    const sentences = problems.map(({ sentence }) => sentence);
    expect(sentences).toHaveLength(6);
    expect(sentences[0]).toContain('Row 3, column “Category”: found “lighting”. Expected a category of the NHS');
    expect(sentences[1]).toContain('Row 4, column “Year”: found “2024/26”. Expected a financial year');
    expect(sentences[2]).toContain('Row 4, column “Quantity”: found “ten”.');
    expect(sentences[3]).toContain('Row 4, column “Scope”: found “5”. Expected 1, 2 or 3.');
    expect(sentences[4]).toContain('Row 5, column “Unit”: found nothing.');
    expect(sentences[5]).toContain('Row 7, column “Id”: found “w”, which a row above has already.');
  });

  it('needs a year, and one only', async () => {
    expect(read(['Organisation,Category,kg', 'northmere,water,1']).problems.at(-1)?.sentence).toContain(
      'found no year',
    );
    const two = read(['Year,Organisation,Category,kg', '2023,northmere,water,1', '2024,northmere,waste,1']);
    expect(two.baseline).toBeNull();
    expect(two.problems[0]?.sentence).toContain('found rows of several years: 2023, 2024');
    const { problems } = await readBaselineCsv(Buffer.from('a,b\n1,2\n'), 'b.csv');
    expect(problems[0]?.sentence).toContain('The file: found no row of headings.');
  });
});
