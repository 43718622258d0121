import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../plan/exports/paper.ts';
import { paperToSlides, slidesOf } from '../plan/exports/slides.ts';
import { completeness } from '../plan/figures.ts';
import { fixturePlan, fixtureSystem } from '../plan/testing/fixture-plan.ts';
import { readDocument } from '../platform/documents/read.ts';
import { differencesOf } from './differences.ts';
import { wordsOf } from './frame.tsx';
import { keptText, readKept } from './kept-text.ts';
import type { PaperFacts } from './meeting-facts.ts';
import { meetingPaper } from './meeting-paper.ts';
import type { Decision, Gate } from './model.ts';

const plan = fixturePlan();
const gate: Gate = {
  id: 'g1',
  title: 'The ICB board approves',
  bodyId: 'b1',
  needs: ['comments answered'],
  recorder: 'body',
  effect: 'approves',
  promised: null,
  due: null,
};
const decision: Decision = {
  id: 1,
  gateId: 'g1',
  outcome: 'sent back',
  on: '2026-11-02',
  minute: 'B-7',
  words: 'Say by when',
  snapshot: 'a'.repeat(64),
  by: 'a test',
  at: new Date(0),
};

function facts(changes: Partial<PaperFacts> = {}): PaperFacts {
  return {
    t: wordsOf('en'),
    system: fixtureSystem(),
    address: 'https://plans.example/fenmarsh',
    today: '2026-11-25',
    day: (text) => `the day ${text}`,
    plan,
    listed: {
      id: plan.id,
      slug: 'green-plan',
      title: plan.title,
      date: plan.date,
      status: plan.status,
      version: 3,
      isCurrent: true,
      edition: 2,
      supersedes: null,
      publishedOn: null,
    },
    gate,
    body: {
      id: 'b1',
      slug: 'icb-board',
      name: 'ICB Board',
      kind: 'board',
      remit: '',
      chair: '',
      members: [],
      meetings: [
        { on: '2026-11-02', note: '' },
        { on: '2026-12-03', note: 'in public' },
      ],
    },
    needs: [{ need: 'comments answered', open: 4 }],
    last: null,
    asked: [],
    complete: completeness(plan),
    record: [],
    ...changes,
  };
}

/** Every word of a paper. */
const wordsIn = ({ blocks }: Paper) => JSON.stringify(blocks);

describe('a paper for a meeting', () => {
  it('says what is asked of the body and when it meets next', () => {
    const words = wordsIn(meetingPaper(facts()));
    expect(words).toContain('The ICB Board is asked to decide: The ICB board approves.');
    expect(words).toContain('the day 2026-12-03');
    expect(words).toContain('It has not decided about this plan before.');
    expect(words).toContain('Every comment is answered: 4 still open');
  });

  it('shows what changed since the body last decided, word by word', () => {
    const before = readKept(keptText(plan));
    const after = readKept(keptText({ ...plan, vision: `${plan.vision ?? ''} for everybody` }));
    const differences = differencesOf(before, after);
    const paper = meetingPaper(facts({ last: { decision, differences }, record: [{ gate, decision }] }));
    expect(wordsIn(paper)).toContain(
      'It last decided on the day 2026-11-02: sent back. Since then 1 thing has changed.',
    );
    expect(wordsIn(paper)).toMatch(/for everybody[^}]*"bold":true/);
    expect(wordsIn(paper)).toContain('Sent back on the day 2026-11-02. Minute B-7. Say by when');
  });

  it('tells what people said in numbers', () => {
    const asked = [
      {
        title: 'Have we got it right?',
        responses: 12,
        remarks: 30,
        open: 2,
        verdicts: { yes: 20, partly: 5, no: 3 },
        outcomes: [{ outcome: 'accepted' as const, count: 9 }],
      },
    ];
    const words = wordsIn(meetingPaper(facts({ asked })));
    expect(words).toContain('“Have we got it right?”: 12 responses with 30 remarks, 2 not answered yet.');
    expect(words).toMatch(/Accepted.*"9"/);
  });

  it('reads back from its slides with every heading', async () => {
    const paper = meetingPaper(facts());
    const folder = await mkdtemp(join(tmpdir(), 'greenplan-slides-'));
    try {
      const path = join(folder, 'paper.pptx');
      await writeFile(path, await paperToSlides(paper));
      const outline = JSON.stringify(await readDocument(path, { name: 'paper.pptx' }));
      for (const title of ['What is asked', 'What must be true first', 'What people said', 'What is open'])
        expect(outline).toContain(title);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('slides of a paper', () => {
  it('go on on another slide under the same title where one is full, and lose no line', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `Line ${at} of the paper`);
    const slides = slidesOf([
      { type: 'heading', level: 1, text: 'Long' },
      ...lines.map((text) => ({ type: 'paragraph' as const, runs: [{ text }], look: 'body' as const })),
    ]);
    expect(slides.length).toBeGreaterThan(2);
    expect(new Set(slides.map(({ title }) => title))).toEqual(new Set(['Long']));
    expect(slides.flatMap(({ part }) => ('lines' in part ? part.lines.map(({ text }) => text) : []))).toEqual(lines);
  });
});
