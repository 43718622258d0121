/** Words of the field, the same on pages and in files. */
export const fieldMessages = {
  'level.strategic': 'Strategic',
  'level.tactical': 'Tactical',
  'level.operational': 'Operational',
  'size.small': 'Small',
  'size.medium': 'Medium',
  'size.large': 'Large',
  'driver.prevention': 'Prevention',
  'driver.self-care': 'Self-care',
  'driver.lean': 'Lean use of resources',
  'driver.low-carbon': 'Low-carbon alternatives',
} as const;
