/** A picture by itself, for a frame on another site: the picture, its sentence and a link. */
import type { Picture } from '../../platform/charts/draw.ts';
import { brandStylesheet } from '../../platform/web/brand.ts';
import type { PageAssets } from '../../platform/web/shell.tsx';
import type { PlannedDesk } from './frame.tsx';

interface Props {
  desk: PlannedDesk;
  assets: PageAssets;
  title: string;
  says: string;
  picture: Picture;
  /** Below the room's address: where the picture stands with its table. */
  path: string;
}

export function EmbedPage({ desk, assets, title, says, picture, path }: Props) {
  const { t, whose, href, base, trajectory } = desk;
  const brand = `${base}/${brandStylesheet(trajectory.system.settings.brand).file}`;
  return (
    <html lang={t.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – ${trajectory.system.settings.name}`}</title>
        <link rel="icon" href="data:," />
        {[...assets.styles, brand].map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        {assets.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        <main className="gp-embed">
          <h1 className="nhsuk-heading-s">{title}</h1>
          <p>{says}</p>
          <div className="gp-chart__wide">{picture.wide}</div>
          <div className="gp-chart__narrow">{picture.narrow}</div>
          <p>
            <a href={href(path)} target="_top">
              {t('embed.link', { whose, system: trajectory.system.settings.shortName })}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
