/** The numbers of commitments with their words, offered where one is to be named; stands once on a page. */
import type { Placed } from '../placed.ts';

export function CommitmentNumbers({ id, placed }: { id: string; placed: readonly Placed[] }) {
  return (
    <datalist id={id}>
      {placed.map(({ commitment }) => (
        <option key={commitment.id} value={commitment.id}>
          {commitment.text.slice(0, 120)}
        </option>
      ))}
    </datalist>
  );
}
