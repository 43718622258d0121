/** What runs in the reader's browser; every page works without it. */
import { Button, createAll, ErrorSummary, Header, Radios, SkipLink, Tabs } from 'nhsuk-frontend';
import './gp-beside.ts';
import './gp-filter.ts';
import './gp-passkey.ts';
import './gp-upload.ts';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
for (const component of [Button, ErrorSummary, Header, Radios, SkipLink, Tabs]) createAll(component);

// What only some pages need is loaded where they do.
if (document.querySelector('gp-redraw')) void import('./gp-redraw.ts');
if (document.querySelector('gp-tips')) void import('./gp-tips.ts');
