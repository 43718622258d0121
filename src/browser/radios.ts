/** Fields of a form that belong to one of its choices are shown when that is chosen. Without it all are shown. */
import { createAll, Radios } from 'nhsuk-frontend';

createAll(Radios);
