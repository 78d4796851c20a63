/** The colors of a drawing by their use. */
export interface Paint {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly edge: string;
  readonly card: string;
  readonly accent: string;
  readonly friendly: string;
  readonly hostile: string;
  readonly land: string;
}

/** The variables of style.css, so that a drawing in a page follows the theme of its reader. */
const VARIABLES: Readonly<Record<keyof Paint, string>> = {
  ink: '--ink',
  soft: '--soft',
  line: '--line',
  edge: '--edge',
  card: '--card',
  accent: '--accent',
  friendly: '--yes',
  hostile: '--no',
  land: '--line',
};

/** The paint of drawings within pages. */
export const pagePaint = Object.fromEntries(
  Object.entries(VARIABLES).map(([use, name]) => [use, `var(${name})`]),
) as unknown as Paint;

/** The paint of a drawing that is a file, in which programs for print read no variables. */
export const filePaint: Readonly<Record<Theme, Paint>> = {
  light: {
    ink: '#1b1a17',
    soft: '#5d5a52',
    line: '#dad6cc',
    edge: '#6f6b62',
    card: '#fff',
    accent: '#7c2a1c',
    friendly: '#12592f',
    hostile: '#8f1522',
    land: '#dad6cc',
  },
  dark: {
    ink: '#ecebe7',
    soft: '#aaa79e',
    line: '#393b40',
    edge: '#8d8a82',
    card: '#1e2124',
    accent: '#f3a592',
    friendly: '#7fd49b',
    hostile: '#f79aa1',
    land: '#393b40',
  },
};

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The variable of style.css for a use, for the test that both are the same. */
export const variableOf = (use: keyof Paint): string => VARIABLES[use];
