/** What is known of a thing, as a list of names and values. */
import type { ReactNode } from 'react';

export interface Pair {
  key: string;
  name: ReactNode;
  value: ReactNode;
}

export function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl className="nhsuk-summary-list">
      {pairs.map(({ key, name, value }) => (
        <div key={key} className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">{name}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
