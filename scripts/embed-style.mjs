// The style of pages as the style of embeds: in a frame, in which the page around may name the theme, and in a shadow root.

const DARK = /@media ?\(prefers-color-scheme: ?dark\)\{:root\{([^}]*)\}\}/;

/** The minified style with its variables on a shadow host as well, and with both themes by name. Throws if it has no dark theme. */
export function embedStyle(css) {
  const dark = DARK.exec(css);
  const light = /:root\{([^}]*)\}/.exec(css);
  if (!dark || !light) throw new Error('style.css has no variables for the light theme or for the dark one');
  const named = (theme, variables) =>
    `:root[data-theme=${theme}],:host([theme=${theme}]){${variables};color-scheme:${theme}}`;
  return `${css
    .replace(
      dark[0],
      `@media (prefers-color-scheme:dark){:root,:host{${dark[1]}}}${named('light', light[1].replace(/color-scheme:[^;]*;/, ''))}${named('dark', dark[1])}`,
    )
    .replace(light[0], `:root,:host{${light[1]}}`)
    .replaceAll(/(^|[},])body\{/g, '$1body,:host{')}:host{display:block}`;
}
