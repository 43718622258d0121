/** The chapters that tell the plan's story, with figures and lists of commitments drawn in by reference. */
import { InsetText } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { Markdown } from '../../platform/web/markdown.tsx';
import { type ChapterPiece, resolveChapter } from '../chapter-references.ts';
import type { Figure } from '../figures.ts';
import { type Chapter, drivers, sectors } from '../model.ts';
import { CommitmentList, Counts, PageHeading, TermsMet } from './parts.tsx';
import { planPage, type View } from './view.tsx';

export function chaptersPage(view: View): string {
  const { t, base, plan } = view;
  return planPage(view, {
    title: t('chapters.title'),
    path: '/chapters',
    body: (
      <>
        <PageHeading>{t('chapters.title')}</PageHeading>
        <ol className="nhsuk-list nhsuk-list--number">
          {plan.chapters.map((chapter) => (
            <li key={chapter.id}>
              <a href={`${base}/chapters/${chapter.slug}`}>{chapter.title}</a>
            </li>
          ))}
        </ol>
      </>
    ),
  });
}

export function chapterPage(view: View, chapter: Chapter): string {
  const { t, base, plan } = view;
  const at = plan.chapters.indexOf(chapter);
  return planPage(view, {
    title: chapter.title,
    path: `/chapters/${chapter.slug}`,
    breadcrumb: [{ label: t('chapters.title'), href: `${base}/chapters` }],
    body: (
      <>
        <div className="gp-reading">
          <PageHeading>{chapter.title}</PageHeading>
          <ChapterText view={view} chapter={chapter} />
          <TermsMet view={view} />
        </div>
        <nav className="gp-between" aria-label={t('chapter.all')}>
          <Neighbour label={t('chapter.previous')} base={base} chapter={plan.chapters[at - 1]} />
          <Neighbour label={t('chapter.next')} base={base} chapter={plan.chapters[at + 1]} />
        </nav>
      </>
    ),
  });
}

function Neighbour({ label, base, chapter }: { label: string; base: string; chapter: Chapter | undefined }) {
  if (!chapter) return null;
  return (
    <p>
      {label}: <a href={`${base}/chapters/${chapter.slug}`}>{chapter.title}</a>
    </p>
  );
}

/** What a chapter tells, with what it draws in from the plan. */
export function ChapterText({ view, chapter }: { view: View; chapter: Pick<Chapter, 'markdown'> }): ReactNode {
  const pieces = resolveChapter(view.plan, chapter).map((piece, at) => ({ piece, key: `${at}` }));
  return pieces.map(({ piece, key }) => <Piece key={key} view={view} piece={piece} />);
}

function Piece({ view, piece }: { view: View; piece: ChapterPiece }) {
  switch (piece.type) {
    case 'markdown':
      return <Markdown text={piece.markdown} level={2} />;
    case 'commitments':
      return <CommitmentList view={view} list={piece.commitments} none="grouping.empty" />;
    case 'figure':
      return <ChapterFigure view={view} figure={piece.figure} />;
    case 'problem':
      return (
        <InsetText>
          <p>{view.t('chapter.missing', { written: piece.written })}</p>
          <p>{piece.message}</p>
        </InsetText>
      );
  }
}

function ChapterFigure({ view: { t }, figure }: { view: View; figure: Figure }) {
  return (
    <figure className="gp-figure">
      <Counts
        caption={t(`figure.${figure.name}`)}
        head={[t('figure.what'), t('home.countNumber')]}
        bars={figure.bars.map((bar) => {
          const sector = sectors.find((one) => one === bar.key);
          const driver = drivers.find((one) => one === bar.key);
          const word = sector ? t(`sector.${sector}`) : driver ? t(`driver.${driver}`) : t('state.none');
          return { key: bar.key, label: bar.label ?? word, count: bar.count };
        })}
      />
      <figcaption>{t('figure.of', { count: figure.of })}</figcaption>
    </figure>
  );
}
