import type { ComponentChildren } from 'preact';
import type { Assets } from './assets';
import { usePage } from './page-request';

interface ShellProps {
  readonly title: string;
  readonly description?: string;
  readonly assets: Assets;
  /** Browser scripts by the name of their file in client/; those that were not built are left out. */
  readonly scripts: readonly string[];
  readonly isEmbed?: boolean;
  readonly children: ComponentChildren;
}

/** The HTML document around a page. */
export function Shell({ title, description, assets, scripts, isEmbed = false, children }: ShellProps) {
  const style = assets[isEmbed ? 'embed.css' : 'style.css'];
  const page = usePage();
  const theme = isEmbed ? page.search.get('theme') : null;
  return (
    <html lang="en" data-theme={theme ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Rostrum`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        {isEmbed && <base target="_blank" />}
        <link rel="icon" href="data:," />
        {style && <link rel="stylesheet" href={style} />}
        {scripts
          .map((name) => assets[`${name}.js`])
          .filter((url) => url !== undefined)
          .map((url) => (
            <script type="module" src={url} />
          ))}
      </head>
      <body class={isEmbed ? 'embed' : undefined}>{children}</body>
    </html>
  );
}
