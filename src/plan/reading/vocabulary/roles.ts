/**
 * The words by which plans name the roles of what stands below them. Plans differ in these words, so they are data:
 * to teach the reader another plan's words, add them here.
 */

/** What a label or a heading says of the text below it. */
export type Role =
  | 'recommendations'
  | 'commitments'
  | 'ambitions'
  | 'vision'
  | 'glossary'
  | 'contents'
  | 'timeline'
  | 'progress'
  | 'indicators'
  | 'background';

export interface RoleWords {
  /** Nouns that name the role in a label with nothing but modifiers beside them: "Proposed draft commitments". */
  nouns: string[];
  /** Whole labels, numbers and years left out: "What we will do". */
  labels: string[];
  /** Words that, anywhere in a short heading, say what the section is: "Case for change". */
  inHeading: string[];
}

export const roleWords: Record<Role, RoleWords> = {
  recommendations: {
    nouns: ['recommendation', 'recommendations', 'suggestions', 'asks'],
    labels: [
      'you said',
      'what you said',
      'what you told us',
      'what you asked for',
      'what people asked for',
      'what people told us',
      'what we heard',
      'what stakeholders told us',
      'what staff told us',
      'what residents told us',
    ],
    inHeading: [],
  },
  commitments: {
    nouns: [
      'actions',
      'action plan',
      'commitment',
      'commitments',
      'pledge',
      'pledges',
      'promise',
      'promises',
      'objectives',
      'objective',
      'deliverables',
      'measures',
      'initiatives',
      'interventions',
      'tasks',
      'activities',
      'targets',
    ],
    labels: [
      'we will',
      'together we will',
      'we are going to',
      'we commit to',
      'we are committed to',
      'we pledge to',
      'we pledge',
      'we promise to',
      'we aim to',
      'we plan to',
      'we intend to',
      'what we will do',
      'what we will do next',
      'what we will do together',
      'what we are going to do',
      'what we plan to do',
      'what we propose to do',
      'what we propose',
      'what will we do',
      'what are we going to do',
      'what we are committing to',
      'what we want to do',
      'what we want to achieve',
      'what we will achieve',
      'what we will deliver',
      'what happens next',
      'how we will do it',
      'how we will do this',
      'how we will get there',
      'how we will achieve this',
      'how will we get there',
      'how will we do it',
      'how will we achieve this',
      'where we want to be',
      'where we are going',
      'next steps',
      'our next steps',
      'to do',
      'to achieve this we will',
      'to do this we will',
      'in the next year we will',
    ],
    inHeading: [],
  },
  ambitions: {
    nouns: ['ambition', 'ambitions', 'aims', 'goals', 'outcomes'],
    labels: ['our ambition', 'our aim is to', 'what we want to see', 'what good looks like'],
    inHeading: ['overarching ambitions', 'strategic ambitions', 'strategic aims', 'overarching aims'],
  },
  vision: {
    nouns: ['vision', 'vision statement'],
    labels: ['our vision is', 'the future we want', 'our vision for the future'],
    inHeading: [],
  },
  glossary: {
    nouns: ['glossary', 'abbreviations', 'acronyms', 'definitions'],
    labels: ['key terms', 'terms used', 'words we use', 'glossary of terms', 'jargon buster', 'list of abbreviations'],
    inHeading: ['glossary'],
  },
  contents: {
    nouns: ['contents', 'content', 'index'],
    labels: ['table of contents', 'in this document', 'in this plan', 'what is in this document'],
    inHeading: ['table of contents'],
  },
  timeline: {
    nouns: ['timeline', 'milestones', 'timetable', 'roadmap'],
    labels: ['key dates', 'how we got here', 'dates for your diary'],
    inHeading: ['timeline', 'milestones', 'timetable', 'key dates'],
  },
  progress: {
    nouns: ['progress', 'achievements', 'successes'],
    labels: [
      'where we are now',
      'where are we now',
      'where we are',
      'what we have done',
      'what we have done so far',
      'what we have already done',
      'already done',
      'what has been done',
      'what have we done',
      'what we have achieved',
      'what have we achieved',
      'what we are doing',
      'what we did',
      'what is already happening',
      'the story so far',
      'we have',
      'so far we have',
      'to date we have',
      'current position',
      'completed actions',
      'actions completed',
    ],
    inHeading: [
      'achievements',
      'achieved so far',
      'case study',
      'case studies',
      'carbon footprint',
      'current position',
      'done so far',
      'lessons learned',
      'progress so far',
      'progress to date',
      'progress since',
      'progress against',
      'our progress',
      'our journey so far',
      'successes',
      'we have done',
      'where we are now',
      'where we started',
    ],
  },
  indicators: {
    nouns: ['indicators', 'metrics', 'kpis', 'outcome measures', 'key performance indicators', 'success measures'],
    labels: [
      'measures of success',
      'how we will measure success',
      'how we will measure progress',
      'how will we measure success',
      'how we will know we have succeeded',
      'how will we know',
      'what success looks like',
      'what does success look like',
      'monitoring and reporting',
      'risks',
      'key risks',
      'benefits',
      'co-benefits',
      'key benefits',
    ],
    inHeading: ['performance indicators', 'measuring success'],
  },
  background: {
    nouns: [
      'introduction',
      'foreword',
      'background',
      'context',
      'purpose',
      'preface',
      'appendix',
      'references',
      'summary',
    ],
    labels: [
      'why',
      'why this matters',
      'why it matters',
      'why this is important',
      'about us',
      'who we are',
      'the challenge',
    ],
    inHeading: [
      'about this',
      'about us',
      'acknowledgements',
      'appendix',
      'background',
      'bibliography',
      'case for change',
      'challenges',
      'climate emergency',
      'context',
      'drivers for change',
      'executive summary',
      'foreword',
      'get involved',
      'how to respond',
      'you can do',
      'you can help',
      'how to use',
      'introduction',
      'legislation',
      'methodology',
      'national policy',
      'our organisation',
      'policy drivers',
      'principles',
      'purpose',
      'references',
      'responsible for what',
      'sources',
      'welcome',
      'who we are',
      'why we need',
      'why this matters',
    ],
  },
};

/** Words that may stand in a label beside the noun that names the role, without making it about something. */
export const labelModifiers = words(`
  a an and all by for from in of on our over per the these this to we with your their
  agreed annual board climate core corporate current delivery detailed draft emerging first full future further
  green headline high-level immediate initial joint key level list local long long-term main medium medium-term
  my net new nhs next ongoing organisation organisational organisations overall overarching overview partner partners
  plan planned priority priorities proposed proposals public q quick required revised seminar sharing shared short
  short-term smart so far specific stakeholder strategic strategy summary support sustainability system table term
  top trust until up workshop year years you zero ics icb council`);

/** Who recommends, in a label of recommendations: "Recommendations from residents". */
export const recommenders = words(`
  assembly citizens communities community conference consultation engagement event events findings panel participants
  patients people public residents review reviewers staff stakeholders survey`);

/** A label that ends so is the beginning of each promise below it: "To achieve this, the Trust will:". */
export const promisingEnd =
  /\b(?:will(?: also| continue to| aim to| seek to| work to| work together to| be| have| focus on|(?: \w+){1,4} by)?|we'll|shall|(?:commits?|committed|pledges?|plans?|aims?|intends?|going|proposes?) to|(?:is|are|our ambition is|our aim is|our goal is) to)$/i;

/** A label that ends so tells of what was done: "Since our last plan we have:". */
export const tellingEnd =
  /\b(?<!will )(?:have|has|we've|are) (?:already|also|now|so far|recently)\b.*$|\b(?:we|trusts?|councils?|partners|teams|colleagues|board) (?:have|has)$|\b(?:achievements?|progress|successes)(?: \w+){0,3} (?:include|includes|are|is|has included|have included)$/i;

/** A sentence before a list that tells that what is to be done comes now: "Our priorities for the next three years are:". */
export const announcing =
  /^(?!.*\b(?:national|guidance|nhs england|government|act)\b).*\b(?:priorit(?:y|ies)|focus(?:ing)?|next (?:steps|\w+ years?)|plans?|our (?:actions|approach|goals|aims))\b/i;

/** Columns of tables in which each row is an action. The first that fits a heading cell names its column. */
export type Column =
  | 'about'
  | 'reference'
  | 'kind'
  | 'parent'
  | 'recommendation'
  | 'target'
  | 'baseline'
  | 'progress'
  | 'status'
  | 'start'
  | 'deadline'
  | 'partner'
  | 'owner'
  | 'subtheme'
  | 'theme'
  | 'resource'
  | 'action';

/** Tried in this order, on a heading cell in small letters with single spaces. */
export const columnWords: Record<Column, RegExp> = {
  // A column that tells of another one, or of the list itself.
  about:
    /\b(?:roles?|codes?|edtf|revision)\b|\bfrom parent$|^(?:status|line|strength) of \w|^reason\b|\breason$|^answer(?:s|ed)\b|^source\b|^owners? type$/,
  reference:
    /^(?:ref(?:erence)?|no|number|id|#|item|code|(?:action|commitment|objective) (?:ref(?:erence)?|no|number|id))\.?$/,
  kind: /^(?:kind|type)(?: of (?:action|commitment|entry|item|row))?$|^(?:action|commitment|entry|item|row) (?:kind|type)$/,
  parent: /^(?:parent|part of|belongs to|sub-?action of|parent (?:action|commitment|id|no|number|ref(?:erence)?))$/,
  recommendation: /recommendation/,
  target:
    /\b(?:targets?|kpis?|metrics?|indicators?|how (?:we will |will we )?(?:it will be )?measured?|how (?:will )?we(?: will)? know|measur(?:e|es|able)(?: of success)?|success(?: criteria| measures?)?|outcomes?|outputs?|what (?:good|success) looks like|evidence)\b(?!.*\bdate)/,
  baseline: /\bbaseline\b/,
  progress: /\b(?:progress|update|comments?|notes?|narrative|commentary)\b/,
  status: /\b(?:status|rag|rating|complete|on track)\b/,
  start: /^(?:start|begin|from|starts?|start date|commence\w*)$/,
  deadline:
    /^by$|\b(?:deadline|by when|when|due|dates?|timescales?|time ?scales?|time ?frames?|timeline|timing|time|completion|complet(?:e|ed) by|target date|delivery date|end|year|milestones?|quarter)\b/,
  partner:
    /\b(?:partners?|with whom|supported by|support(?:ing)?(?: (?:organisations?|partners?|teams?|services?))?$|stakeholders?|collaborat\w+)\b/,
  owner:
    /\b(?:owners?|lead|leads|led by|responsib\w+|accountab\w+|who|by whom|sro|organisations?|delivered by|team|department|directorate|service|sponsor)\b/,
  subtheme: /\b(?:sub[ -]?themes?|sub[ -]?areas?|sub[ -]?category|topic|section)\b/,
  theme:
    /\b(?:themes?|areas?|categor(?:y|ies)|workstreams?|work ?streams?|focus|pillars?|domain|priority|programme|chapter)\b(?!.*\baction)/,
  resource:
    /\b(?:costs?|budget|funding|resources?|finance|investment|savings?|impact|benefits?|carbon|tco2e?|difficulty|drivers?|size|level|scope|risks?)\b/,
  action:
    /\b(?:actions?|commitments?|objectives?|pledges?|tasks?|activit(?:y|ies)|initiatives?|deliverables?|interventions?|measures?|promises?|projects?|what(?: we will do)?|we will|goals?|proposals?|description|aims?|steps?|wording|text)\b/,
};

/** What a cell of a column that says the kind of each row calls it; a row of any other kind is a commitment. */
export const rowKinds: Record<'ambition' | 'recommendation' | 'milestone', RegExp> = {
  ambition: /\b(?:ambition|aim|goal)\b/i,
  recommendation: /\b(?:recommendation|ask|suggestion)\b/i,
  milestone: /\b(?:milestone|event|date)\b/i,
};

export type FieldKind = 'owner' | 'partner' | 'deadline' | 'start' | 'target' | 'other';

/** Words before the colon of a line that tells one thing of a commitment: "Lead: Head of Estates". */
export const fieldLabels: Record<FieldKind, string> = {
  owner:
    '(?:(?:action|board|executive|clinical|delivery|operational|senior|strategic|overall|project) )?(?:owners?|leads?|lead (?:officers?|organisations?|departments?|teams?|services?|director|body|agency|person|partners?)|responsib(?:le|ility)(?: (?:officer|lead|person|team|organisation|director|owner|for delivery))?|accountable(?: officer| lead)?|sro|sponsors?)|led by|who(?: is responsible| will (?:do|lead) (?:it|this))?\\??|delivered by|by whom\\??',
  partner: '(?:key |delivery )?partners?(?: organisations?)?|with whom\\??|supported by|working with|stakeholders',
  deadline:
    'deadlines?|by when\\??|when\\??|due(?: date| by)?|(?:target |completion |delivery |end |finish )date|time ?-?scales?|time ?-?frames?|timing|timelines?|completion|(?:to be )?complete(?:d)? by|delivery by|finish',
  start: 'start(?:s|ing)?(?: date)?|begins?',
  target:
    "(?:key )?(?:targets?|measures?(?: of success)?|success (?:measures?|criteria|criterion)|kpis?|performance indicators?|indicators?|metrics?|outcomes?|outputs?)|how (?:we will|we'll|will we|do we) (?:know|measure (?:it|this|success))\\??|what success looks like|evidence(?: of success)?",
  other:
    '(?:estimated |indicative )?(?:costs?|budget|funding|resources?)|(?:current )?(?:status|progress|rag(?: rating)?)|co-?benefits|benefits|(?:estimated )?(?:carbon|co2e?|emissions) savings?|savings?|risks?|impacts?|difficulty|reference',
};

/** Words of the field: a document with none of them is no plan, whatever it calls its lists. */
export const fieldWords =
  /\b(?:sustainab\w+|net[ -]zero|carbon|climate|emissions?|greenhouse|green|environment\w*|ecolog\w+|biodivers\w+|renewable|solar|heat pumps?|insulation|decarboni\w+|recycl\w+|waste|active travel|cycling|electric vehicles?|EVs?|fleet|air quality|inhalers?|desflurane|nitrous oxide|social value|adaptation|flood\w*|heatwaves?|energy|circular economy|low[ -]carbon|nature|LEDs?|plant-based)\b/gi;

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
