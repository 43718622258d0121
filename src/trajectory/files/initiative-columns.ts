/** The columns of a list of initiatives: what they are called, and by which words they are found. */
import type { ColumnWords } from './headings.ts';

export type InitiativeField =
  | 'id'
  | 'title'
  | 'kind'
  | 'organisations'
  | 'theme'
  | 'commitments'
  | 'needs'
  | 'stage'
  | 'likelihood'
  | 'start'
  | 'ramp'
  | 'lifetime'
  | 'ends'
  | 'categories'
  | 'activities'
  | 'sites'
  | 'suppliers'
  | 'driver'
  | 'effect'
  | 'amount'
  | 'unit'
  | 'source'
  | 'newActivity'
  | 'newUnit'
  | 'perUnit'
  | 'rates'
  | 'low'
  | 'high'
  | 'confidence'
  | 'capital'
  | 'running'
  | 'saving'
  | 'priceYear'
  | 'funding'
  | 'environmental'
  | 'social'
  | 'financial'
  | 'answerable'
  | 'evidence';

interface Column extends ColumnWords<InitiativeField> {
  /** In a workbook, in characters. */
  width: number;
}

const column = (field: InitiativeField, heading: string, width: number, words: RegExp): Column => ({
  field,
  heading,
  width,
  words,
});

/** In the order in which they are written. */
export const initiativeColumns: readonly Column[] = [
  column('title', 'Title', 44, /^(?:title|initiative|action|measure|project|name|initiative (?:title|name))$/),
  column('organisations', 'Organisation', 24, /^(?:organisations?|organisations? and shares?|responsible body|trust)$/),
  column('stage', 'Stage', 12, /^(?:stage|status)$/),
  column('start', 'Start', 12, /^(?:starts?|start date|start month|from|begins?)$/),
  column('ramp', 'Ramp (months)', 10, /^(?:ramp|ramp months|ramp[- ]up|months? to full effect)$/),
  column('lifetime', 'Lifetime (years)', 10, /^(?:life|lifetime|lifetime years|life ?span)$/),
  column('ends', 'Ends', 12, /^(?:ends?|end date|last month|until)$/),
  column(
    'categories',
    'Acts on category',
    24,
    /^(?:acts on categor(?:y|ies)|footprint categor(?:y|ies)|categor(?:y|ies))$/,
  ),
  column('activities', 'Acts on activity', 30, /^(?:acts on activit(?:y|ies)|activit(?:y|ies))$/),
  column('sites', 'Acts on site', 20, /^(?:acts on sites?|sites?)$/),
  column('suppliers', 'Acts on supplier', 20, /^(?:acts on suppliers?|suppliers?)$/),
  column('effect', 'Effect', 16, /^(?:effect|effect type|type of effect)$/),
  column(
    'amount',
    'Amount',
    12,
    /^(?:amount|size|effect amount|size of effect|tonnes(?: of co2e?)?(?: (?:a|per) year)?)$/,
  ),
  column('unit', 'Unit', 10, /^(?:units?|unit of (?:the )?(?:amount|effect))$/),
  column('source', 'Source of the tonnes', 24, /^(?:source of (?:the )?tonnes|tonnes source)$/),
  column('newActivity', 'New activity', 24, /^(?:new activity|replaced by)$/),
  column('newUnit', 'New unit', 10, /^new unit$/),
  column('perUnit', 'New units for one old', 12, /^new units (?:for|per) (?:one|each)(?: old)?(?: unit| one)?$/),
  column('rates', 'New factors', 40, /^new (?:emission )?factors?$/),
  column('low', 'Effect at least', 12, /^effect at least$/),
  column('high', 'Effect at most', 12, /^effect at most$/),
  column('confidence', 'Confidence', 12, /^confidence$/),
  column('likelihood', 'Likelihood', 12, /^(?:likelihood|probability)$/),
  column('capital', 'Capital (£)', 14, /^(?:capital|capex|capital cost|investment)$/),
  column('running', 'Running cost a year (£)', 14, /^(?:running|opex|running costs?)(?: (?:a|per) year)?$/),
  column('saving', 'Saving a year (£)', 14, /^(?:savings?|financial savings?|cost savings?)(?: (?:a|per) year)?$/),
  column('priceYear', 'Prices of year', 10, /^(?:prices of year|price year|price base)$/),
  column('funding', 'Funding', 30, /^(?:funding|funding and source|funding sources?|funded by)$/),
  column('commitments', 'Commitments', 16, /^(?:commitments?|serves(?: commitments?)?)$/),
  column('theme', 'Theme', 20, /^(?:theme|group)$/),
  column('needs', 'Needs', 20, /^(?:needs|depends on|needs initiatives?)$/),
  column('driver', 'Driver of sustainable healthcare', 20, /^(?:driver|driver of (?:sustainable )?healthcare)$/),
  column('environmental', 'Environmental co-benefits', 30, /^environmental (?:co-?)?benefits?$/),
  column('social', 'Social co-benefits', 30, /^social (?:co-?)?benefits?$/),
  column('financial', 'Financial co-benefits', 30, /^financial (?:co-?)?benefits?$/),
  column('answerable', 'Answerable', 24, /^(?:answerable|owner|lead|responsible(?: (?:officer|person))?)$/),
  column('evidence', 'Evidence', 40, /^(?:evidence|notes?)$/),
  column('kind', 'Kind', 20, /^(?:kind|kind of initiative)$/),
  column('id', 'Id', 24, /^(?:id|reference|ref)$/),
];

/** Headings that tell a year besides: "Tonnes 2027/28", "Capital 2027/28 (£)". */
export const initiativeYearWords = {
  tonnes: /^(?:tonnes(?: (?:in|saved|saved in|of co2e?))?|t ?co2e?|t)?$/,
  capital: /^(?:capital|capex|capital cost|investment)(?: in)?$/,
};

/** What a column is called. */
export function headingOf(field: InitiativeField): string {
  return initiativeColumns.find((one) => one.field === field)?.heading ?? field;
}
