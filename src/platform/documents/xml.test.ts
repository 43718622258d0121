import { describe, expect, it } from 'vitest';
import { parseXml } from './xml.ts';

describe('a document that means harm by its XML', () => {
  it('has no file of the server read into it by an entity of its own', () => {
    const harmful = '<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/passwd">]><a>&secret;</a>';
    expect(() => parseXml(harmful, 'a.xml')).toThrow('Invalid character entity');
  });

  it('does not grow by entities that stand for each other', () => {
    const names = Array.from({ length: 12 }, (_, n) => `e${n}`);
    const entities = names.map((name, n) => `<!ENTITY ${name} "${n === 0 ? 'x' : `&e${n - 1};`.repeat(10)}">`);
    expect(() => parseXml(`<!DOCTYPE a [${entities.join('')}]><a>&e11;</a>`, 'a.xml')).toThrow(
      'Invalid character entity',
    );
  });
});
