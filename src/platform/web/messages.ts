/** The words of the web shell: what stands round every page, and the pages that belong to no plan. */
export const shellMessages = {
  'shell.skip': 'Skip to main content',
  'shell.menu': 'Menu',
  'shell.more': 'More',
  'shell.breadcrumb': 'Breadcrumb',
  'shell.search': 'Search the plan',
  'shell.searchButton': 'Search',
  'shell.footer': 'Support links',
  'shell.contact': 'Write to {name}',
  'shell.home': 'Home',
  'shell.account': 'Your account',
  'error.notFoundTitle': 'Page not found',
  'error.notFoundText':
    'If you typed the address, check it is right. If you followed a link, the page may have moved or been taken away.',
  'error.title': 'Sorry, there is a problem with this page',
  'error.text': 'Try again in a few minutes. Nothing that you saved before is lost.',
  'error.reference': 'If it goes on, give the team this reference: {reference}',
  'error.sendAgain': 'Go back and choose another document',
  'error.startAgain': 'Go to the start page',
  'front.title': 'Green Plans',
  'front.intro': 'Choose a health and care system to read its Green Plan.',
  'front.workspaces': 'Workspaces of the teams',
  'front.none': 'There is no system here yet',
  'front.noneText': 'To begin, create a system and give it a plan. On the machine where Greenplan runs:',
  'front.service': 'Greenplan',
} as const;
export type ShellKey = keyof typeof shellMessages;
