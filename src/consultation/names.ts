/** Full names of people in a text, found by a list of family names. A moderator looks at what is found; it need not be sure. */
let families: Promise<ReadonlySet<string>> | null = null;

/** The list is large, and is read in when the first answer comes. It is zxcvbn's, from the census of the United States. */
function familyNames(): Promise<ReadonlySet<string>> {
  families ??= import('@zxcvbn-ts/language-en').then(({ dictionary }) => new Set(dictionary['lastnames-en']));
  return families;
}

/** Words that are written with a capital in plans and letters without being a name; many of them are family names too. */
const ordinary = new Set(
  `the our we i and all for with from this that these his her their you your my it in on at to of by if when what why how
  more most many some any every each there they as is are was were will can should would could please ask tell find see
  look yes no but dear young old new older people single better best mental social trust trusts council councils plan plans
  board hospital hospitals school college university team group groups service services centre health care england green nhs
  street road lane park station line bus partner partners partnership system systems integrated foundation community
  communities city town county borough north south east west london january february march april may june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
  climate carbon net zero local national public general primary voluntary sector skills academy clinical digital lead leads
  leadership medicines training travel food air quality waste water energy estates fleet supply value chief executive medical
  finance director directors officer officers head buying wasting youth`.split(/\s+/),
);

/** Whether a word with a capital is followed by a family name: "Aisha Khan told me". */
export async function namesSomebody(text: string): Promise<boolean> {
  const known = await familyNames();
  const words = [...text.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+)(?=[ \t]+(\p{Lu}\p{Ll}+))/gu)];
  return words.some(([, first = '', family = '']) => {
    const [one, two] = [first.toLowerCase(), family.toLowerCase()];
    return known.has(two) && !ordinary.has(one) && !ordinary.has(two);
  });
}
