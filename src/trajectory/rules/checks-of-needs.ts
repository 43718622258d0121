/** What an initiative needs: whether it is there, and whether it needs it in turn. */
import type { Initiative, Remark } from './model.ts';

export function needsRemarks(initiatives: readonly Initiative[]): Map<Initiative, Remark[]> {
  const byId = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  const circles = circlesOf(byId);
  return new Map(
    initiatives.map((initiative) => {
      const unknown = initiative.needs.filter((need) => !byId.has(need));
      const circle = circles.get(initiative.id);
      const about = { initiative: initiative.id, field: 'needs', level: 'error' } as const;
      const remarks: Remark[] = unknown.map((need) => ({
        ...{ code: 'need not there', ...about },
        sentence: `It needs “${need}”, and there is no initiative of that id. Add that one, or take it away here.`,
      }));
      if (circle !== undefined)
        remarks.push({
          ...{ code: 'circle', ...about },
          sentence: circleSentence(circle.map((id) => titleOf(byId, id))),
        });
      return [initiative, remarks];
    }),
  );
}

const titleOf = (byId: ReadonlyMap<string, Initiative>, id: string): string => `“${byId.get(id)?.title ?? id}”`;

function circleSentence(titles: readonly string[]): string {
  if (titles.length === 1) return 'It needs itself. Take it away under “needs”.';
  const steps = titles.map((title, at) => `${title} needs ${titles[(at + 1) % titles.length]}`);
  return `${steps.slice(0, -1).join(', ')}, and ${steps.at(-1)}: none of them can come first. Take one away under “needs”.`;
}

/** For each initiative that needs itself by way of others: the circle, from it on. */
function circlesOf(byId: ReadonlyMap<string, Initiative>): Map<string, string[]> {
  const circles = new Map<string, string[]>();
  for (const { id } of byId.values()) {
    const circle = circles.has(id) ? null : wayBack(byId, id);
    for (const [at, member] of (circle ?? []).entries())
      if (!circles.has(member)) circles.set(member, [...(circle ?? []).slice(at), ...(circle ?? []).slice(0, at)]);
  }
  return circles;
}

/** The shortest way from an initiative along what is needed to itself; null where there is none. */
function wayBack(byId: ReadonlyMap<string, Initiative>, from: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const next = [from];
  for (const id of next) {
    for (const need of byId.get(id)?.needs ?? []) {
      if (need === from) return wayTo(cameFrom, id);
      if (cameFrom.has(need) || !byId.has(need)) continue;
      cameFrom.set(need, id);
      next.push(need);
    }
  }
  return null;
}

function wayTo(cameFrom: ReadonlyMap<string, string>, last: string): string[] {
  const way = [last];
  for (let id = cameFrom.get(last); id !== undefined; id = cameFrom.get(id)) way.unshift(id);
  return way;
}
