/** Columns that name people: nothing of them goes into a line. */

const headings =
  /\b(employee|claimant|payroll|assignment|traveller|driver|patient|respondent|line manager|approver|authoriser)\b(?! (group|type|band|travel|transport|mileage))|\bstaff (name|member|number|no|id)\b|\b(surname|forename|first name|last name|full name|e-?mail|nhs (number|no)|national insurance|date of birth|dob|telephone|phone|post ?code|registration|home address)\b|^(name|your name)$/i;

/** Whether a heading says that people are named below it. What it calls a claim or an answer by number is no person. */
export function namesPeople(heading: string): boolean {
  const name = heading.replace(/[_\s]+/g, ' ');
  return headings.test(name) && !/\brespondent (id|no|number)\b|\b(practice|site|claim|survey)\b/i.test(name);
}
