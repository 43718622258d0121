/** What a publication of the UK Government says in one cell, with all that its headings say of it. */
export interface PublishedRow {
  sheet: string;
  /** As the sheet counts: 1 is its first row. */
  row: number;
  /** "Scope 1", "Outside of Scopes"; '' where the sheet does not say. */
  scope: string;
  /** From the activity to the narrowest kind: "Gaseous fuels", "Natural gas". */
  levels: readonly string[];
  /** What stands above the column: "Diesel", "With RF"; '' where nothing does. */
  column: string;
  /** "kWh (Gross CV)" */
  unit: string;
  /** "kg CO2e", "kg CO2e of CH4 per unit", "kWh (Net CV)" */
  heading: string;
  /** A decimal as text; null for an empty cell: the publication names it and has no figure. */
  value: string | null;
}

/** Something on a sheet that looks like a figure and was not understood. */
export interface NotUnderstood {
  sheet: string;
  row: number;
  what: string;
}

/** What was read of a workbook or a list. */
export interface ReadPublication {
  /** The year that it says it is for; null where it does not. */
  year: number | null;
  rows: PublishedRow[];
  notUnderstood: NotUnderstood[];
  /** Sheets without a table of factors. */
  sheetsWithout: string[];
}
