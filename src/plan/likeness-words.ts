/**
 * The words by which texts of one subject are known though they share none: a recommendation says "bike racks", the
 * commitment "active travel". Add a word to a line, or a line, to teach it another. Forms of a word (plural, "-ing")
 * are found without being listed.
 */

const lists = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s*,\s*/));

/** A line a subject. A word may stand in several, and counts for the subject less than the word itself would. */
export const subjects = lists(`
  travel, transport, journey, commute, bus, train, rail, cycle, bike, bicycle, walk, modal, parking, car, vehicle, fleet
  vehicle, car, van, ambulance, taxi, fleet, ev, zev, electric vehicle, charger, charging, idling
  cycle, bike, bicycle, active travel, cycling, walk, modal shift, alternative modes
  bus, train, rail, public transport
  staff, workforce, employee, colleague, worker
  training, learning, skill, education, literacy, course, lesson, induction, teach, academy, faculty, upskill, capability
  knowledge, expertise, experience, specialist, expert, skill, toolkit, tool
  recruitment, job, role, objective, appraisal, job description
  value, core value, organisational value, culture, behaviour
  food, menu, meal, catering, canteen, diet, nutrition, eat, vegan, vegetarian, veggie, meat, plant-based, cup, plate
  garden, grow, growing scheme, allotment
  medicine, medication, drug, tablet, capsule, inhaler, pharmacy, pharmacist, pharmaceutical, prescribing, prescription
  gas, nitrous oxide, anaesthetic, desflurane, manifold, entonox
  waste, reuse, reusable, recycle, single-use, disposal, repair, mend, circular economy, throw, thrown
  green space, nature, biodiversity, tree, garden, wildlife, habitat, lawn, park, planting
  supplier, procurement, purchasing, purchase, buy, tender, contract, supply chain, market
  energy, electricity, heat, heating, boiler, solar, insulation, led, renewable, gas, decarbonisation
  building, estate, site, premises, roof, room, infrastructure
  carbon, emission, footprint, footprinting, co2e, greenhouse, net zero, decarbonisation
  measure, measurement, calculate, calculation, metric, baseline, data, monitor
  report, reporting, publish, progress, transparent
  funding, fund, finance, financial, grant, investment, money, budget
  cost, return on investment, roi, financial, monetary, saving, triple-bottom-line, triple-bottom line
  communications, message, messaging, campaign, brand, engagement, language, leaflet, awareness
  young, youth, school, child, children, generation, pupil
  community, vcse, voluntary, charity, volunteer, faith
  neighbourhood, place, local, borough, locality
  leadership, leader, board, executive, sro, accountable, governance
  champion, ambassador, network, forum, group
  network, meet, forum, collaboration, together
  award, reward, recognise, celebrate, celebration, prize
  housing, home, household, tenant, damp, warm home
  prevention, preventative, self-care, wellbeing, lifestyle, healthy, exercise
  decision, decision-making, business case, strategy, policy
  impact assessment, environmental impact, esg, easia
  resilience, adaptation, heatwave, overheat, flood, drought, heat
  digital, virtual, video, remote, telephone, technology, app, online
  appointment, visit, clinic, outpatient, follow-up, contact, service delivery
  university, research, nihr, student, academic, innovator, innovation
  inequality, deprivation, vulnerable, disadvantaged, cohort
  gp, primary care, practice
  social prescribing, art, craft, choir, green prescribing
  priority, hotspot, targeting
  anchor, commerce, business, employer
`);

/** Short forms and spellings that plans use beside the long ones. */
export const longForms = new Map([
  ['comms', 'communications'],
  ['co2', 'carbon'],
]);
