/**
 * References in a chapter's Markdown that draw in what the plan holds, so that a chapter and the plan can't drift
 * apart. Each stands alone on its line:
 *
 *     {{commitments theme=energy owner="northmere-hospitals" driver=lean level=tactical sector=trust}}
 *     {{figure commitments-by-sector}}
 */
import { Lexer } from 'marked';
import { levels } from './draft.ts';
import { type Figure, type FigureName, figureNames, planFigure } from './figures.ts';
import { type Chapter, drivers, type Plan, sectors } from './model.ts';
import { binds, everyPlaced, isOfSector, ownersNamed, type Placed, withParts } from './placed.ts';

/** What a list of commitments is narrowed to; a commitment must meet every one. */
export interface CommitmentFilter {
  theme?: string;
  owner?: string;
  driver?: string;
  level?: string;
  sector?: string;
}

/** A chapter as written: Markdown, and references between it. */
export type ChapterSegment =
  | { type: 'markdown'; markdown: string }
  | { type: 'commitments'; filter: CommitmentFilter; written: string }
  | { type: 'figure'; name: FigureName; written: string }
  | { type: 'problem'; written: string; message: string };

/** A chapter as read: each reference replaced by what the plan holds. */
export type ChapterPiece =
  | { type: 'markdown'; markdown: string }
  | { type: 'commitments'; filter: CommitmentFilter; commitments: Placed[] }
  | { type: 'figure'; figure: Figure }
  | { type: 'problem'; written: string; message: string };

const filterNames = ['theme', 'owner', 'driver', 'level', 'sector'] as const;
const referenceLine = /^\s{0,3}\{\{\s*([^{}]*?)\s*\}\}\s*$/;

/** Parts a chapter's Markdown at its references. What stands in a block of code is left alone. */
export function parseChapter(markdown: string): ChapterSegment[] {
  const segments: ChapterSegment[] = [];
  let text: string[] = [];
  function endText(): void {
    const joined = text.join('\n');
    if (joined.trim() !== '') segments.push({ type: 'markdown', markdown: joined });
    text = [];
  }
  for (const token of new Lexer().lex(markdown)) {
    if (token.type !== 'paragraph') {
      text.push(token.raw);
      continue;
    }
    for (const line of token.raw.split('\n')) {
      const written = referenceLine.exec(line)?.[1];
      if (written === undefined) {
        text.push(line);
      } else {
        endText();
        segments.push(parseReference(written, line.trim()));
      }
    }
  }
  endText();
  return segments;
}

/** A chapter with each reference replaced by what the plan holds. */
export function resolveChapter(plan: Plan, chapter: Pick<Chapter, 'markdown'>): ChapterPiece[] {
  return parseChapter(chapter.markdown).map((segment): ChapterPiece => {
    if (segment.type === 'figure') return { type: 'figure', figure: planFigure(plan, segment.name) };
    if (segment.type !== 'commitments') return segment;
    const unknown = unknownValue(plan, segment.filter);
    if (unknown !== null) return { type: 'problem', written: segment.written, message: unknown };
    return { type: 'commitments', filter: segment.filter, commitments: commitmentsMeeting(plan, segment.filter) };
  });
}

/** The commitments (not ambitions) that meet the filter themselves or in a part, each whole and once. */
export function commitmentsMeeting(plan: Plan, filter: CommitmentFilter): Placed[] {
  return everyPlaced(plan).filter(
    (placed) =>
      placed.kind === 'commitment' &&
      withParts(placed.commitment, 'commitment', placed.theme, placed.subtheme).some((one) => meets(plan, one, filter)),
  );
}

function meets(plan: Plan, placed: Placed, filter: CommitmentFilter): boolean {
  const { commitment, theme, subtheme } = placed;
  const owners = ownersNamed(plan, placed.owners);
  const bound = plan.organisations.find((organisation) => organisation.slug === filter.owner);
  return (
    (filter.theme === undefined || filter.theme === theme?.slug || filter.theme === subtheme?.slug) &&
    (filter.owner === undefined || (bound !== undefined && owners.some((owner) => binds(owner, bound)))) &&
    (filter.driver === undefined || commitment.drivers.some((driver) => driver === filter.driver)) &&
    (filter.level === undefined || commitment.level === filter.level) &&
    (filter.sector === undefined ||
      sectors.some((sector) => sector === filter.sector && owners.some((owner) => isOfSector(owner, sector))))
  );
}

/** A sentence on the first value that the plan doesn't know; a list that is empty by mistake would look like a fact. */
function unknownValue(plan: Plan, filter: CommitmentFilter): string | null {
  const known: Record<keyof CommitmentFilter, readonly string[]> = {
    theme: plan.themes.flatMap((theme) => [theme.slug, ...theme.subthemes.map((subtheme) => subtheme.slug)]),
    owner: plan.organisations.map((organisation) => organisation.slug),
    driver: drivers,
    level: levels,
    sector: sectors,
  };
  for (const name of filterNames) {
    const value = filter[name];
    if (value === undefined || known[name].includes(value)) continue;
    return `The plan has no ${name} "${value}". It has: ${known[name].join(', ') || 'none'}.`;
  }
  return null;
}

function parseReference(written: string, line: string): ChapterSegment {
  const [, kind = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(written) ?? [];
  if (kind === 'figure') {
    const name = figureNames.find((known) => known === rest);
    if (name) return { type: 'figure', name, written: line };
    return problem(line, `There is no figure "${rest}". There are: ${figureNames.join(', ')}.`);
  }
  if (kind !== 'commitments') {
    return problem(line, `"${kind}" draws nothing in. Write {{commitments …}} or {{figure …}}.`);
  }
  return parseFilter(rest, line);
}

function parseFilter(rest: string, line: string): ChapterSegment {
  const filter: CommitmentFilter = {};
  const attribute = /\s*([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))(?=\s|$)/y;
  let at = 0;
  while (rest.slice(at).trim() !== '') {
    attribute.lastIndex = at;
    const found = attribute.exec(rest);
    if (!found)
      return problem(line, `"${rest.slice(at).trim()}" can't be read. Write name=value, such as theme=energy.`);
    const name = filterNames.find((known) => known === found[1]);
    if (!name) return problem(line, `Commitments have no "${found[1]}". Narrow them by: ${filterNames.join(', ')}.`);
    filter[name] = found[2] ?? found[3] ?? found[4] ?? '';
    at = attribute.lastIndex;
  }
  return { type: 'commitments', filter, written: line };
}

function problem(written: string, message: string): ChapterSegment {
  return { type: 'problem', written, message };
}
