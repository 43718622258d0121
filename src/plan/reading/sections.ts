/** Cuts a document into sections: which texts are headings, and which texts stand below which labels. */

import { headRank, type Ranks, ranksOf } from './heading-ranks.ts';
import { dashed, themeKey, themeKeys } from './theme-keys.ts';
import type { Token } from './tokens.ts';
import type { Role } from './vocabulary.ts';

export interface Section {
  /** Null for the document itself. */
  head: Token | null;
  rank: number;
  parent: Section | null;
  children: Section[];
  labels: Token[];
  body: Entry[];
}

export interface Entry {
  token: Token;
  /** The labels in force: two that stand together label two columns. */
  labels: Token[];
}

/** Labels that part the text of a section; those of other roles begin a section of their own. */
const inner = new Set<Role>(['commitments', 'recommendations', 'progress', 'indicators']);

/** The document as a tree of sections. A `title` such as "Our commitments" labels all of it. */
export function sectionsOf(tokens: Token[], bySlide: boolean, title: Token | null): Section {
  return new Cutter(tokens, bySlide, title).cut();
}

class Cutter {
  private readonly tokens: Token[];
  private readonly bySlide: boolean;
  private readonly title: Token | null;
  private readonly keys: Set<string>;
  private readonly ranks: Ranks;
  /** For each place, the next token that is not a short text without a label. */
  private readonly nextOther: number[];
  private readonly root: Section = { head: null, rank: 0, parent: null, children: [], labels: [], body: [] };
  /** For each place, the next heading that carries a theme. */
  private readonly nextThemed: number[];
  private section: Section = this.root;
  /** The kinds of text seen below the labels in force. */
  private seen = new Set<Token['type']>();
  private labels: Token[] = [];
  private before: Token | null = null;

  constructor(tokens: Token[], bySlide: boolean, title: Token | null) {
    this.title = title && isInner(title) ? title : null;
    this.labels = this.title ? [this.title] : [];
    this.tokens = tokens;
    this.bySlide = bySlide;
    this.keys = themeKeys(tokens);
    this.ranks = ranksOf(tokens);
    this.nextOther = tokens.map(() => tokens.length);
    this.nextThemed = tokens.map(() => tokens.length);
    for (let at = tokens.length - 1; at >= 0; at -= 1) {
      const token = tokens[at];
      this.nextThemed[at] = token && this.isThemed(token) ? at : (this.nextThemed[at + 1] ?? tokens.length);
      this.nextOther[at] = isPlainShort(token) ? (this.nextOther[at + 1] ?? tokens.length) : at;
    }
  }

  cut(): Section {
    for (const [at, token] of this.tokens.entries()) {
      if (this.isInnerLabel(token, at)) this.label(token);
      else if (this.isHead(token, at)) this.head(token);
      else this.text(token);
      this.before = token;
    }
    return this.root;
  }

  private text(token: Token): void {
    this.section.body.push({ token, labels: this.labels });
    this.seen.add(token.type);
  }

  private label(token: Token): void {
    this.seen = new Set();
    const together =
      this.before !== null && this.labels.at(-1) === this.before && this.before.label?.role !== token.label?.role;
    this.labels = together ? [...this.labels, token] : [token];
    this.section.labels.push(token);
  }

  private head(token: Token): void {
    const follows = this.before !== null && this.section.head === this.before;
    const rank = headRank(token, this.ranks, follows ? this.section.rank : null, this.isThemed(token));
    let parent = this.section;
    while (parent.parent && parent.rank >= rank) parent = parent.parent;
    this.section = { head: token, rank, parent, children: [], labels: [], body: [] };
    parent.children.push(this.section);
    this.seen = new Set();
    this.labels = this.labelsBelow(this.section);
  }

  /** A heading that is a label labels what stands below it, and below the headings there that say nothing else. */
  private labelsBelow(section: Section): Token[] {
    for (let at: Section | null = section; at?.head; at = at.parent) {
      if (at.head.label) return isInner(at.head) ? [at.head] : [];
    }
    return this.title ? [this.title] : [];
  }

  /** A pure label parts its section, unless it is a heading that has sections below it or stands beside them. */
  private isInnerLabel(token: Token, at: number): boolean {
    if (!token.label?.pure) return false;
    if (token.label.role === 'background') return this.isBeside(token);
    if (!inner.has(token.label.role)) return false;
    if (token.block.type !== 'heading') return !this.isApart();
    const level = token.block.level ?? 1;
    const below = this.tokens
      .slice(at + 1, at + 60)
      .find((other) => other.block.type === 'heading' && !other.label?.pure);
    if (below?.block.type === 'heading' && (below.block.level ?? 1) > level) return false;
    if (level > this.section.rank) return true;
    const often = (this.ranks.labelLevels.get(level) ?? 0) > 1;
    return often && level === this.section.rank && !this.isApart() && !this.section.head?.label;
  }

  /** The section at hand is about the document or a listing: no label parts it, each begins a section of its own. */
  private isApart(): boolean {
    const role = this.section.head?.label?.role;
    return role !== undefined && !inner.has(role);
  }

  /** Where headings are marked, "Why this matters" in plain words labels a column of its section. */
  private isBeside(token: Token): boolean {
    return token.type === 'short' && !this.ranks.untyped && this.section.head !== null && !this.isApart();
  }

  private isHead(token: Token, at: number): boolean {
    if (token.type === 'heading') return true;
    if (this.section.head?.label?.role === 'vision' && this.before === this.section.head && !token.label) return false;
    if (token.label && (!inner.has(token.label.role) || (token.label.pure && this.isApart())))
      return token.type === 'short' || token.text.endsWith(':');
    if (token.label && !token.label.pure) return token.type === 'short' && (token.strong || !this.inColumn(at));
    if (token.type !== 'short') return false;
    if (this.isThemed(token)) return true;
    if (this.inColumn(at)) return this.beginsNextPage(at);
    const other = this.tokens[this.nextOther[at] ?? 0];
    if (!other || (other.type === 'heading' && !other.label?.pure))
      return token.strong && this.tokens[at + 1] !== other;
    const opens = other.label?.pure === true && inner.has(other.label.role) && (this.nextOther[at] ?? 0) - at <= 3;
    if (opens && (this.before === null || this.before === this.section.head || this.ranks.untyped))
      return this.looksLikeHead(token);
    return (this.ranks.untyped || token.strong) && this.looksLikeHead(token);
  }

  private looksLikeHead(token: Token): boolean {
    return (
      token.text.length <= 130 && /^[\p{Lu}\p{N}–—“"]/u.test(token.text) && !/[:?]$/.test(token.text.replace(/\?$/, ''))
    );
  }

  private isThemed(token: Token): boolean {
    const parted = token.type === 'short' || token.type === 'heading' ? dashed(token.text) : null;
    return parted !== null && this.keys.has(themeKey(parted.theme));
  }

  /** Short texts in a column of recommendations, or of actions without bullets, are its entries and not headings. */
  private inColumn(at: number): boolean {
    const last = this.labels.at(-1);
    if (!last?.label || last === this.section.head) return false;
    const slide = this.tokens[at]?.block.page;
    if (this.bySlide && slide !== last.block.page) return false;
    const roles = this.labels.map((label) => label.label?.role);
    const { seen } = this;
    if (roles.includes('recommendations')) return !seen.has('item') || (roles.length > 1 && !seen.has('short'));
    return (
      last.label.role === 'commitments' && !seen.has('item') && this.tokens[this.nextOther[at] ?? 0]?.type !== 'item'
    );
  }

  /** In a column, the last texts before a label that the section already has are the heading of the next page. */
  private beginsNextPage(at: number): boolean {
    const end = this.nextOther[at] ?? this.tokens.length;
    const role = this.tokens[end]?.label?.role;
    if (!role || !this.section.labels.some((label) => label.label?.role === role)) return false;
    if ((this.nextThemed[at + 1] ?? end) < end) return false;
    return at === end - 1;
  }
}

function isInner(token: Token): boolean {
  return token.label !== null && inner.has(token.label.role);
}

function isPlainShort(token: Token | undefined): boolean {
  return token?.type === 'short' && !token.label;
}
