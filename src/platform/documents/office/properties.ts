/** What an Office file says about itself. */

import { tellingTitle } from '../words.ts';
import { child, readXmlIfThere, textOf } from '../xml.ts';
import type { Archive } from '../zip.ts';

/** The title in a file's properties, if it is a telling one. */
export async function titleOfOffice(archive: Archive): Promise<string | null> {
  const title = child(await readXmlIfThere(archive, 'docProps/core.xml'), 'title');
  return title ? tellingTitle(textOf(title)) : null;
}

/** Whether an on/off property is on: `<w:b/>` and `w:val="1"` are, `w:val="0"` and `"false"` are not. */
export function isOn(value: string | null): boolean {
  return value === null || !/^(0|false|off|none)$/i.test(value);
}
