/** The words of answers that come in as files, in a system's language. */
import { translators } from '../../platform/web/translate.ts';
import { incomingMessages } from './messages.ts';

export const incomingWords = translators({ en: incomingMessages });
