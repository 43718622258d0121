/** What somebody wrote in the fields of a form, each behind its name; a field that was left empty is not told. */
export function NamedTexts({ lines }: { lines: readonly [name: string, text: string][] }) {
  return (
    <ul className="nhsuk-list">
      {lines
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <li key={name}>
            {name}: {text}
          </li>
        ))}
    </ul>
  );
}
