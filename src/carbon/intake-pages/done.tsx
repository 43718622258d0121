/** What was just done, said at the top of the page that follows. */
import type { ReactNode } from 'react';

export function Done({ children }: { children: ReactNode }) {
  return (
    <p role="alert">
      <strong>{children}</strong>
    </p>
  );
}
