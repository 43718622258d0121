/** The digest under which a secret is kept that is shown once: whoever reads the database cannot use it. */
import { createHash } from 'node:crypto';

/** SHA-256 in 43 letters of base64url. It is for secrets that were drawn at random; a password needs a slow one. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
