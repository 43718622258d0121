/** What runs in the reader's browser; every page works without it. */
import { Button, createAll, ErrorSummary, Header, SkipLink, Tabs } from 'nhsuk-frontend';
import './gp-beside.ts';
import './gp-filter.ts';
import './gp-passkey.ts';
import './gp-upload.ts';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
for (const component of [Button, ErrorSummary, Header, SkipLink, Tabs]) createAll(component);
