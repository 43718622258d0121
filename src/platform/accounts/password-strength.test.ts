import { describe, expect, it } from 'vitest';
import { weakness } from './password-strength.ts';

describe('a password', () => {
  it.each([
    ['that is short', 'Blue9!', /at least 12 characters/],
    ['that is a keyboard run', 'qwertyuiopqwertyuiop', /guessed quickly/],
    ['that is made of the field’s own words', 'nhs green plan', /guessed quickly/],
    ['that is one’s own address', 'ann.smith@nhs.net', /guessed quickly/],
  ])('%s is refused, and it says how to mend it', async (_, password, problem) => {
    expect(await weakness(password, ['Ann Smith', 'ann.smith@nhs.net'])).toMatch(problem);
  });

  it('of a few words that do not belong together will do', async () => {
    expect(await weakness('lantern orbit thimble', ['Ann Smith'])).toBeNull();
  });
});
