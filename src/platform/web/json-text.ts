/** JSON that comes in as the text of a field or of an address. */
import { z } from 'zod';

/** What a text of at most `longest` characters says in JSON; an issue where it is longer or no JSON. */
export function jsonText(longest: number) {
  return z
    .string()
    .max(longest)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    });
}
