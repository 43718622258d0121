/** Chapters of the board paper: Markdown, with the figures and lists that it draws in from the plan. */
import { type ChapterPiece, resolveChapter } from '../chapter-references.ts';
import type { Figure } from '../figures.ts';
import { type Chapter, drivers, sectors } from '../model.ts';
import { commitmentList } from './board-paper-themes.ts';
import { type ExportInput, wordsFor } from './input.ts';
import { type Block, type ChartBlock, paragraph } from './paper.ts';
import { markdownBlocks } from './paper-markdown.ts';

export function chapterBlocks(input: ExportInput, chapter: Chapter): Block[] {
  const pieces = resolveChapter(input.plan, chapter).flatMap((piece) => pieceBlocks(input, piece));
  return [{ type: 'heading', level: 1, text: chapter.title }, ...pieces];
}

function pieceBlocks(input: ExportInput, piece: ChapterPiece): Block[] {
  const t = wordsFor(input);
  if (piece.type === 'figure') return [chartBlock(input, piece.figure)];
  if (piece.type === 'problem') return [paragraph(piece.message, 'note')];
  if (piece.type === 'commitments') {
    if (piece.commitments.length === 0) return [paragraph(t('paper.noMatch'), 'note')];
    return [commitmentList(input, piece.commitments)];
  }
  return markdownBlocks(piece.markdown, {
    under: 1,
    picture: (alt) => t('paper.picture', { alt }),
  });
}

/** A figure with its words: the title, what it shows in a sentence, and a label for each bar. */
export function chartBlock(input: ExportInput, figure: Figure): ChartBlock {
  const t = wordsFor(input);
  const bars = figure.bars.map((bar) => ({ label: bar.label ?? labelOf(input, bar.key), count: bar.count }));
  const most = bars.toSorted((a, b) => b.count - a.count)[0];
  const says =
    most === undefined || most.count === 0
      ? t('figure.saysNone', { of: figure.of })
      : t('figure.says', { label: most.label, count: most.count, of: figure.of });
  return {
    type: 'chart',
    caption: t(`figure.${figure.name}`),
    says,
    columns: [t('figure.group'), t('figure.count')],
    bars,
  };
}

function labelOf(input: ExportInput, key: string): string {
  const t = wordsFor(input);
  const driver = drivers.find((known) => known === key);
  if (driver) return t(`driver.${driver}`);
  const sector = sectors.find((known) => known === key);
  return sector ? t(`sector.${sector}`) : t('figure.noYear');
}
