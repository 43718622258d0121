/**
 * The vocabulary: the words by which plans name the roles of what stands below them, and by which a sentence tells a
 * promise, a hedge, an owner and a quantity. Plans differ in these words, so they are data, all of them here: to teach
 * the reader another plan's words, add them to the list that fits (docs/vocabulary.md). The rules are elsewhere.
 */

const words = (text: string): string[] => text.trim().split(/\s+/);
const setOf = (text: string): Set<string> => new Set(words(text));
const phrases = (text: string): string[] => text.trim().split(/\s+\|\s*|\s*\|\s+/);

// Labels, headings, columns of tables.

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
export const labelModifiers = setOf(`
  a an and all by for from in of on our over per the these this to we with your their
  agreed annual board climate core corporate current delivery detailed draft emerging first full future further
  green headline high-level immediate initial joint key level list local long long-term main medium medium-term
  my net new nhs next ongoing organisation organisational organisations overall overarching overview partner partners
  plan planned priority priorities proposed proposals public q quick required revised seminar sharing shared short
  short-term smart so far specific stakeholder strategic strategy summary support sustainability system table term
  top trust until up workshop year years you zero ics icb council`);

/** Who recommends, in a label of recommendations: "Recommendations from residents". */
export const recommenders = setOf(`
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

// Sentences.

/** Base forms of what plans say that somebody will do. A sentence that begins with one is an instruction: a promise. */
export const verbs = words(`
  accelerate accredit achieve act adapt add address adhere adopt advance advocate agree align allocate amend analyse
  apply appoint appraise approve arrange ask assess assign assist attain attend audit automate avoid ban be become
  begin benchmark bid bolster boost borrow bring broaden build buy calculate campaign cap capture carry celebrate
  centralise certify champion change check choose circulate clarify clean close co-create co-design co-develop
  co-host co-locate co-ordinate co-produce collaborate collate collect commence commission commit communicate
  compare compile complete comply compost conduct confirm connect conserve consider consolidate construct consult
  continue contribute convene convert cool coordinate counter cover create cultivate curate curb curtail cut
  decarbonise decommission decrease dedicate deepen defer define deliver demolish demonstrate deploy design detail
  determine develop devise digitalise digitise dim direct discourage discuss display dispose disseminate distribute
  diversify divert document donate double draft draught-proof drive ease educate electrify elevate eliminate embed
  employ empower enable encourage endorse enforce engage enhance enlist enrich enrol ensure entrench equip escalate
  establish evaluate examine expand expedite explain exploit explore extend facilitate familiarise feature feed
  finalise find finish fit fix follow formalise formulate foster frame fulfil fund gain gather generate get give
  glaze grow guide halve hand hang harness harvest have heat help highlight hire hold host humanise identify
  implement improve include incorporate increase inform initiate insert insist inspect inspire install instigate
  institute instruct insulate integrate intensify interrogate interview introduce invest investigate invite involve
  issue itemise join join-up keep kick-start launch lay lead learn lease lend lessen let leverage liaise lighten
  limit link lobby localise log look lower mainstream maintain make manage mandate map market maximise measure meet
  mend minimise mitigate mobilise model modernise monitor move name narrow negotiate nominate nudge nurture observe
  obtain offer offset onboard open optimise organise outline overhaul oversee paint participate partner pass pay
  perform personalise persuade petition phase pilot pioneer plan plant pledge pool prepare prescribe present
  preserve press prevent prioritise procure produce progress prohibit promote prompt propose protect prove provide
  publicise publish purchase pursue push put quantify query quote raise rank ratify rationalise re-design re-examine
  re-launch re-procure re-route re-use reach reaffirm realise reassess rebalance rebrand rebuild recalculate recast
  receive reclaim recognise recommend recondition reconfigure reconnect reconsider record recover recruit recycle
  redeploy redesign redirect redistribute redouble reduce refer refine reflect refocus reform refresh refurbish
  refuse regenerate regulate rehearse rehouse reinforce reinstate reinvest reject relate relaunch release relocate
  rely remediate remind remodel remove renegotiate renew rent repair repeat replace replant replenish replicate
  report repower represent repurpose request require research reseed reset reshape resolve respect respond restore
  restrict retain rethink retire retrain retrofit return reuse revamp reverse review revise revisit reward rewild
  rework ring-fence roll rollout rotate route run safeguard sample save scale scan schedule scope scrap screen
  scrutinise secure seek segregate select sell send separate serve set settle shape share shift shorten showcase
  shut sign signal signpost simplify slash slow socialise solve sort source sow speak specify speed spend split
  sponsor spread stagger standardise start steer sterilise steward stimulate stipulate stock stop store streamline strengthen
  strip strive structure submit subscribe subsidise substitute supervise supply support surface survey suspend
  sustain swap switch synchronise tackle tailor take talk target teach tell test tie tighten track trade train
  transfer transform transition translate transport travel treat treble trial trigger trim triple turn twin
  understand undertake unify unite unlock upcycle update upgrade uplift upskill urge use utilise validate value
  verify visit voice volunteer vote warn watch weigh weight welcome widen win withdraw work wrap write
`);

/** What only people and organisations do: its subject is somebody even where the name is not known. */
export const agentiveVerbs = words(`
  adopt agree ask appoint appraise apply approve assess audit buy carry celebrate champion co-create co-design co-develop
  co-produce collaborate collect commission commit communicate conduct consider consult continue convene coordinate create
  deliver develop devise draft educate embed employ engage ensure establish evaluate examine explore fund host identify
  implement incorporate install introduce invest investigate invite join launch learn lobby monitor negotiate nominate
  organise participate partner pilot plan plant pledge prepare procure promote publish purchase pursue recruit refresh
  report research respond review revise seek share sign strive submit survey switch take trial undertake update upskill
  use utilise work write
`);

/** What comes about without anybody doing it: "Road Traffic will fall". */
export const changeVerbs = words(`
  be become benefit cause change continue cost decline decrease drop fall grow help improve increase lead lower mean need
  reduce remain require result rise save shrink take worsen
`);

/** Heads of services written in small letters: "the ambulance service", "primary care networks". */
export const serviceHeads = words(`service services network networks practice practices unit units hub hubs`);

/** A verb that only looks: "will explore", "consider". */
export const exploreVerbs = words(`explore consider investigate examine research evaluate scope`);
export const explorePhrases = phrases(`
  look at | look into | think about | review the feasibility | review the potential | review the options |
  review options | assess the feasibility | assess feasibility | assess the potential for | assess the viability |
  determine the feasibility | test the feasibility | review opportunities | understand the feasibility |
  undertake a feasibility study | conduct a feasibility study | carry out a feasibility study | commission a feasibility study
`);

/** A verb that weakens the one after it: "will aim to". */
export const intendVerbs = phrases(`
  aim | seek | strive | endeavour | intend | hope | aspire | plan to | look to | try | work towards | work toward |
  want to | wish to | propose to | attempt to | expect to | be looking to | be aiming to | be seeking to |
  be working towards | make every effort | use best endeavours
`);

/** Present-tense ways to say so: "The Trust aims to". */
export const intendPresent = phrases(`
  aims? to | aims? for | aiming to | aiming for | seeks? to | seeking to | strives? to | striving to | striving for |
  intends? to | intending to | hopes? to | hoping to | aspires? to | aspiring to | plans? to | planning to | looking to |
  it is (?:proposed|intended|planned|hoped|envisaged) (?:that|to) | wants? to | wishes to | proposes? to | working towards? | works? towards? | our (?:aim|ambition|aspiration|intention|goal) (?:is|to) | an? (?:aim|ambition|aspiration|intention|goal) to |
  the (?:aim|ambition|aspiration|intention|goal) is | trying to | endeavours? to
`);

export const commitPresent = phrases(`
  commits? to | committed to | committing to | pledges? to | pledged to | pledges? that | promises? to | undertakes to |
  agrees? to | agreed to | is required to | are required to | is expected to | are expected to | (?<!(?:aim|ambition|aspiration|intention|goal|vision|objective|purpose) )is to | are to | (?:has|have) set an? (?:[\\w-]+ )?target | has to | have to | needs? to
`);

/** Words beside a promise that loosen it. */
export const hedges = phrases(`
  where(?:ver)? (?:possible|appropriate|practicable|practical|feasible|applicable|viable|reasonable|relevant|necessary|needed) |
  where (?:reasonably|clinically|operationally|financially|technically) (?:possible|practicable|feasible|appropriate|viable) |
  (?:if|when|whenever) (?:possible|appropriate|feasible|practicable) | as (?:appropriate|applicable|necessary|required|far as possible) |
  as (?:far|much|soon) as (?:possible|practicable|reasonably practicable) | so far as (?:possible|is practicable) |
  (?:or )?as close as possible | subject to | dependent on (?:funding|resources?|capacity) | if funding allows | resources permitting |
  proposed aims? | could be | could | might | may | should | ideally | potentially | in principle | to be confirmed | tbc |
  best endeavours | hopefully | it is (?:hoped|intended|proposed|expected) | can look to
`);

/** Names of teams and bodies end in one of these, small or capital. */
export const organisationHeads = words(`
  academy agency agencies alliance association associations authorities authority board boards bodies body 
  business businesses charity charities clinic clinics college colleges collaborative collaboratives
  commissioner commissioners committee committees companies company consortium constabulary contractor contractors cooperative
  corporation council councils councillors department departments deanery directorate directorates division divisions
  employer employers estates executive executives faculty federation federations forum forums foundation foundations
  function functions gp gps governors government group groups healthwatch hospice hospices hospital hospitals 
  ics icb institute institutes institution institutions landlord landlords lead leads manager managers ministry
  nhs officer officers operator operators organisation organisations parish parishes parliament partner partners partnership
  partnerships pharmacies pharmacy practices provider providers pcn pcns responder responders
  school schools secretariat sector societies society sponsor sro sros steering subsidiary supplier suppliers surgeries surgery
  taskforce team teams trust trusts trustees universities university unions union utilities ward wards
  workstream workstreams director directors ceo cfo coo chair chairs champion champions clinician clinicians consultant
  consultants coordinator coordinators co-ordinator co-ordinators head heads nurse nurses pharmacist pharmacists secretary
  owner owners mayor cabinet leaders leader vcse vcses vcfse las la
`);

/** Heads that name a body only when written as a name: "the Integrated Care System", not "the booking system". */
export const namedHeads = words(`
  system systems service services network networks place places practice city county borough district region office
  community enterprise programme care england wales scotland hub hubs centre unit facility bank club hospice
`);

/** Whole names that no head gives away; a department's name counts only when nothing else stands beside it. */
export const organisationNames = phrases(`
  primary care | secondary care | social care | community care | adult social care | public health | general practice |
  local government | third sector | voluntary sector | private sector | public sector | estates | facilities |
  estates and facilities | estates & facilities | procurement | finance | human resources | workforce | communications | comms |
  digital | pharmacy | medicines management | medicines optimisation | transport | catering | soft fm | hard fm | capital | it |
  informatics | infection control | infection prevention and control | theatres | anaesthetics | nursing | sustainability |
  organisational development | learning and development | research and development | population health | fleet
`);

/** Two words that "and" joins within one name. */
export const joinedNames = phrases(`
  health and care | health and social care | health and wellbeing | health & care | health & wellbeing | estates and facilities |
  estates & facilities | research and development | research and innovation | learning and development | people and culture |
  people and od | quality and safety | infection prevention and control | communications and engagement | comms and engagement |
  equality and diversity | workforce and education | finance and performance | audit and risk | environment and sustainability |
  energy and sustainability | sustainability and energy | travel and transport | property and estates | strategy and transformation |
  women and children | children and young people | leadership and culture | health and safety | net zero and climate |
  secondary and primary care | primary and secondary care | primary and community care | procurement and supply chain |
  food and nutrition | capital and estates | digital and it | staff and patients | energy and waste | waste and recycling
`);

/** Groups that can be worked with, though they promise nothing themselves. */
export const partnerHeads = words(`
  academia citizens colleagues communities developers experts families gp growers industry innovators institutions members
  neighbourhoods partners patients people programmes pupils residents researchers sectors staff stakeholders students
  suppliers users volunteers youth
`);

/** Papers and things made: what they "will" do is nobody's promise. */
export const documentHeads = words(`
  agenda agreement appendix approach assessment campaign charter checklist contract dashboard document framework
  goal goals guidance guide guideline guidelines initiative initiatives measure measures model objective objectives pathway
  pathways plan plans policies policy pledge pledges principles priorities priority procedure process programme project
  projects proposal report reports review roadmap scheme schemes section specification standard standards statement
  strategies strategy target targets tender tenders theme themes tool toolkit tools vision work
`);

/** People to whom things are promised. */
export const peopleHeads = words(`
  staff patients residents people everyone everybody communities colleagues employees visitors children individuals citizens
  public families carers users students volunteers workforce population members
`);

/** Words in a subject's first place that only point at somebody named elsewhere, or at nobody. */
export const pronouns = words(`
  we it they this these those that he she you i there who which what its their such here everyone anyone nobody one others
`);

/** Acronyms that are no organisation. */
export const otherAcronyms = words(`
  ev evs zev zevs led leds co2 co2e ghg ghgs hvac bms pv aq pm nox tco2e esg kpi kpis roi slep breeam epc epcs heating mdi mdis
  dpi dpis ppe it ai epr qr iso ulev ulevs phev nhsmail co₂ co₂e mri ct chp ashp gshp easia eia qia sdg sdgs uk tbc faq faqs pdf
  n2o n₂o quip erc eric cop hgv hgvs
`);

/** What a number is put to when it counts things: "plant 1,000 trees". */
export const countingVerbs = words(`
  achieve add appoint attract build buy commission complete convert create deliver deploy develop divert donate employ engage
  establish fund generate have hold host identify implement install introduce invest launch maintain make nominate offer open
  organise pilot plant procure produce provide publish purchase raise reach recruit recycle refurbish remove replace retrofit
  run save secure select set sign spend support train trial upgrade upskill
`);

export const reduceWords = words(`
  reduce reduces reducing reduced reduction reductions cut cuts cutting lower lowers lowering lowered decrease decreases decreasing
  decreased shrink fall falling drop minimise minimising less fewer decline decarbonise smaller saving savings save
`);
export const increaseWords = words(`
  increase increases increasing increased raise raises raising raised grow grows growing growth rise rising improve improves
  improving improvement boost boosting expand expanding more higher greater uplift extend larger
`);

/** Number words; "a" and "an" are articles. */
export const numberWords: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};

/** Units of measure as printed; a number before one is a quantity whatever verb governs it. */
export const units = phrases(`
  tonnes(?: of)? co(?:2|₂)e | tonnes | tons | tco(?:2|₂)e?| ktco(?:2|₂)e?| kgco(?:2|₂)e?| kg | kwh | mwh | gwh | kwp | mwp | kw | mw |
  kilometres | km | miles | litres | m2 | m² | m3 | m³ | hectares | acres | sq ?m | square metres | °c | degrees
`);

/** "by" after one of these names who does it: "will be led by the ICB". */
export const agentParticiples = words(`
  led delivered developed produced undertaken completed carried established created overseen managed coordinated co-ordinated
  published reviewed provided funded owned commissioned approved prepared drafted chaired hosted organised monitored
`);

/** Who is "required to" must do it, though the words are passive. */
export const boundParticiples = words(`committed required expected obliged dedicated asked responsible accountable`);

/** Past participles that do not end in -ed or -en. */
export const irregularParticiples = words(`
  built held made set put led run sent met kept cut drawn shown done found brought bought sought taught won sold met spent
  begun lent fed read grown paid cut split told
`);

/** First words of a verb in the present by which a named body says what it does. */
export const presentVerbs = phrases(`
  commits? | pledges? | aims? | intends? | seeks? | supports? | reflects? | adopts? | develops? | delivers? | promotes? |
  continues? | agrees? | provides? | ensures? | undertakes? | encourages? | recognises? | works? with
`);

/** Words that introduce what is put between a subject and its verb: "The ICB, as part of its aim, will". */
export const insertions = words(`
  as through working with in via supported including together alongside led by where who which under using along acting via
  building following while whilst at from on across for subject when
`);

/** First words of a sentence's lead-in, before its subject. */
export const leadIns = words(`
  through by in as working with to from during following using under at within for across on over via building when while
  since once after before where alongside no not until together given recognising if supported having throughout
`);

/** What is told apart by its size or price: "contracts above £5 million" are some of the contracts. */
export const thresholdNouns = words(`
  cases? contracts? tenders? procurements? purchases? projects? schemes? orders? invoices? grants? bids? proposals?
`);

/** Verbs that are nouns when "of", "for" or another preposition follows: "Use of data", "Access to parks". */
export const nounsAtFirst = words(`
  access action bid campaign counter document ease frame heat log market outline pool position price quote rank reform
  release rent sample shape shift signal sponsor steward stock structure supply surface swap transfer transport travel
  voice volunteer vote win lease change cover design feature find fund gain group guide help highlight host increase
  lead limit link map measure model monitor move offer partner pilot place plan plant pledge process produce progress
  project purchase record release report research result return review reward run scale schedule scope set share sign
  source spread start stop store support survey switch target test track trade train transition trial turn use value
  visit work
`);
