/** What is shown where an address asks for a year, or a ranking, that is not there: which ones are. */

interface Props {
  title: string;
  sentence: string;
  links: readonly { label: string; href: string }[];
}

export function NoSuchPage({ title, sentence, links }: Props) {
  return (
    <>
      <h1 className="nhsuk-heading-xl">{title}</h1>
      <p>{sentence}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
