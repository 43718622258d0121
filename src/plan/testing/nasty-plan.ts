/** A plan full of what people and attackers put into text; every export must take it as words and nothing else. */
import type { Plan } from '../model.ts';
import { fixtureCommitment, fixturePlan } from './fixture-plan.ts';

export const nastyTexts = [
  '<script>alert("x")</script> & <b>bold</b>',
  '=HYPERLINK("http://evil.example","press")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '#import "x"; $x$ *strong* _emph_ `raw` @label <label> \\ // /* #sys.inputs',
  'Emoji 🌍👩‍⚕️ and 日本語 and Ελληνικά',
  'مرحبا بالعالم and שלום and \u202Ereversed',
  'Line one\r\nline two\nBEGIN:VEVENT\r\nEND:VCALENDAR',
  'semi;colon, comma \\ backslash: "quotes" and \'apostrophes\'',
  '{{commitments}} [link](javascript:alert(1)) ![x](http://evil.example/x.png)',
  'null \u0000 bell \u0007 lone \uD800 end',
  'CO₂e ≥ 25 % ½ – “quoted” … €£',
  'word '.repeat(2000).trim(),
  'x'.repeat(10_000),
] as const;

/** The fixture with each nasty text as theme, commitment, recommendation, milestone, term, chapter and organisation. */
export function nastyPlan(): Plan {
  const plan = fixturePlan();
  return {
    ...plan,
    title: `Plan ${nastyTexts[0]}`,
    vision: nastyTexts[6],
    themes: nastyTexts.map((text, index) => ({
      id: `t${index}`,
      slug: `t-${index}`,
      title: text.slice(0, 300),
      straplines: [text],
      subthemes: [
        {
          id: `s${index}`,
          slug: `s-${index}`,
          title: text.slice(0, 300),
          recommendations: [{ id: `r${index}`, text, source: null }],
          commitments: [
            fixtureCommitment({
              id: `c${100 + index}`,
              text,
              owners: [{ phrase: text, span: null, role: 'lead', organisations: ['nasty'] }],
              dates: [
                {
                  phrase: text,
                  span: [0, 1],
                  relation: 'by',
                  edtf: '2027',
                  latest: '2027-12-31',
                  interval: null,
                  owner: null,
                },
              ],
              children: [fixtureCommitment({ id: `c${100 + index}.1`, text })],
            }),
          ],
        },
      ],
    })),
    links: nastyTexts.map((_, index) => ({
      recommendation: `r${index}`,
      commitment: `c${100 + index}`,
      score: 1,
      confirmed: true,
    })),
    milestones: nastyTexts.map((text, index) => ({
      id: `m${index}`,
      when: text,
      edtf: '2026-11',
      title: text,
      state: null,
    })),
    glossary: nastyTexts.map((text, index) => ({ id: `g${index}`, term: text, meaning: text })),
    chapters: nastyTexts.map((text, index) => ({ id: `h${index}`, slug: `h-${index}`, title: text, markdown: text })),
    organisations: [
      {
        id: 'nasty',
        slug: 'nasty',
        name: nastyTexts[1],
        odsCode: null,
        sector: 'other',
        speaksFor: [],
        places: [],
      },
    ],
  };
}
