/** What no initiative touches, as values: with growth, and without action. */
import { kilogramsOf } from './kilograms.ts';
import type { Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';
import type { Labels } from './sum-labels.ts';

export function writeOthers(sheet: Sheet, { others }: Subject, labels: Labels): void {
  labels.head(sheet);
  for (const { organisation, category, scope, withGrowth, withoutAction } of others) {
    const place = { organisation, category, scope, unit: 'kg' };
    const style = { format: '#,##0.00' };
    sheet.line(labels.of({ what: 'what.growth', ...place }), (at) => kilogramsOf(withGrowth[at]), style);
    sheet.line(labels.of({ what: 'what.without', ...place }), (at) => kilogramsOf(withoutAction[at]), style);
  }
}
