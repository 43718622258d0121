import { describe, expect, it } from 'vitest';
import type { Scenario } from './model.ts';
import { applyScenario, ScenarioError } from './scenario.ts';
import { fewer, initiative, lessBy, tonnes } from './testing.ts';

type Change = Scenario['changes'][number];
const change = (of: string, told: Partial<Change> = {}): Change => ({ initiative: of, leftOut: false, ...told });
const scenario = (id: string, basedOn: string | null, changes: Change[], switches = {}): Scenario => ({
  ...{ id, name: `Scenario ${id}`, basedOn, changes, switches },
});

const initiatives = [
  initiative('led', lessBy('0.3')),
  initiative('controls', fewer('1000')),
  initiative('aids', tonnes(null, { '2030': '12.5' })),
];
const apply = (scenarios: Scenario[], id: string) => applyScenario({ initiatives, scenarios, id });

describe('a scenario', () => {
  it('changes what it names, and leaves the rest as it is', () => {
    const told = apply([scenario('a', null, [change('led', { start: '2030-04', stage: 'idea', rampMonths: 6 })])], 'a');
    expect(told.initiatives).toEqual([
      { ...initiatives[0], start: '2030-04', stage: 'idea', rampMonths: 6 },
      ...initiatives.slice(1),
    ]);
  });

  it('leaves initiatives out, and one based on it brings back what it names', () => {
    const base = scenario('a', null, [change('led', { leftOut: true }), change('aids', { leftOut: true })]);
    const next = scenario('b', 'a', [change('led', { start: '2031-04' })]);
    expect(apply([base], 'a').initiatives.map(({ id }) => id)).toEqual(['controls']);
    expect(apply([base, next], 'b').initiatives.map(({ id }) => id)).toEqual(['led', 'controls']);
  });

  it('sizes each kind of effect, times what is there, and no share beyond all', () => {
    const half = scenario('half', null, [
      change('led', { size: '0.5' }),
      change('controls', { size: '0.5' }),
      change('aids', { size: '0.5' }),
    ]);
    const eight = scenario('eight', 'half', [change('led', { size: '8' }), change('controls', { size: '0.5' })]);
    const [led, controls, aids] = apply([half, eight], 'eight').initiatives;
    expect(led?.effect).toEqual(lessBy('1'));
    expect(controls?.effect).toEqual(fewer('250'));
    expect(aids?.effect).toEqual(tonnes(null, { '2030': '6.25' }));
  });

  it('turns national changes on and off; the nearest says last', () => {
    const base = scenario('a', null, [], { grid: false, cars: false });
    expect(apply([base, scenario('b', 'a', [], { grid: true })], 'b').switches).toEqual({ grid: true, cars: false });
  });

  it('passes over what is no longer there', () => {
    expect(apply([scenario('a', null, [change('gone', { size: '2' })])], 'a').initiatives).toEqual(initiatives);
  });

  it('that goes round in a circle is refused, and the circle told', () => {
    const circle = [scenario('a', 'b', []), scenario('b', 'c', []), scenario('c', 'b', [])];
    expect(() => apply(circle, 'a')).toThrow(
      'These scenarios go round in a circle, each based on the next: “Scenario b”, “Scenario c”, “Scenario b”.',
    );
    expect(() => apply([scenario('a', 'a', [])], 'a')).toThrow('The scenario “Scenario a” is based on itself.');
  });

  it('based on one that is not there is refused', () => {
    const refused = () => apply([scenario('a', 'gone', [])], 'a');
    expect(refused).toThrow(ScenarioError);
    expect(refused).toThrow('The scenario “Scenario a” is based on “gone”, which is not there.');
    expect(() => apply([], 'none')).toThrow('There is no scenario “none”.');
  });
});
