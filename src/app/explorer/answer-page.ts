import { execute, type Executing } from '../../api/execute';
import type { Basis } from '../../engine/query/plan/reader';
import { CSV_TYPE, csvLine } from '../../io/export/formats/csv-line';
import type { Viewer } from '../../platform/auth/policy';
import { ErrorCode, RostrumError } from '../../platform/errors';
import type { Assets } from './assets';
import { htmlOf } from './document';
import { namingIn } from './fragments';
import { svgOf } from './views/file';
import type { PageDefinition, Presented, Table } from './page';
import type { PageRequest } from './page-request';
import { isPast } from './times';

/** A form in which a page is asked for. */
export interface Format {
  readonly mediaType: string;
  readonly isPage: boolean;
}

export const formats = {
  html: { mediaType: 'text/html; charset=utf-8', isPage: true },
  csv: { mediaType: CSV_TYPE, isPage: false },
  json: { mediaType: 'application/json; charset=utf-8', isPage: false },
  svg: { mediaType: 'image/svg+xml; charset=utf-8', isPage: false },
} satisfies Record<string, Format>;

/** The variables of a page's document. */
function variablesOf(page: PageDefinition<never>, request: PageRequest): Record<string, unknown> {
  const { times, language } = request;
  const all: Record<string, unknown> = { ...times, ...namingIn(language), ...page.variables?.(request) };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => value !== null && value !== undefined && isDeclared(page.document, name),
    ),
  );
}

/**
 * Answers a page in a format by executing its document with the rights of the viewer. Throws the first error of
 * GraphQL, and NOT_FOUND if the page presents nothing.
 */
export async function answerPage(
  deps: Executing,
  assets: Assets,
  page: PageDefinition<never>,
  request: PageRequest,
  format: Format,
  viewer: Viewer,
): Promise<{ text: string; basis: Pick<Basis, 'recording' | 'isLasting'> }> {
  const isCited = request.search.has('cite');
  const variables = variablesOf(page, request);
  const { data, errors, extensions, basis } = await execute(
    deps,
    { query: page.document, variables },
    viewer,
    { transport: 'explorer', headers: isCited ? { 'rostrum-snapshot': '1' } : undefined },
  );
  const [error] = errors;
  if (error) {
    const { code, field } = error.extensions as { code: ErrorCode; field?: string };
    if (field !== undefined)
      throw new RostrumError(
        code,
        withoutPath(error.message, field),
        parameterOf(field.split('.'), request, page),
      );
    throw code === ErrorCode.NOT_FOUND ? nothingAt(request) : new RostrumError(code, error.message);
  }
  const presented = page.present(data as never, request);
  if (presented === null) throw nothingAt(request, page.soughtIn?.(request));
  const snapshot = (extensions?.snapshot as string | undefined) ?? null;
  return {
    text: textOf(format, presented, { assets, page, request, variables, snapshot }),
    basis: {
      recording: basis === null || basis.isUnknown || isCited ? null : basis.recording,
      isLasting: false,
    },
  };
}

/**
 * The parameter of the address that an argument came from: of that name, or of the list that it pages, or the only
 * one that is a variable of the document; else the argument.
 */
function parameterOf(
  path: readonly string[],
  { search }: PageRequest,
  { document }: PageDefinition<never>,
): readonly string[] {
  const named = path.find((step) => search.has(step));
  if (named !== undefined) return [named];
  const variables = [...search.keys()].filter((name) => isDeclared(document, name));
  return variables.length === 1 ? variables : path;
}

const isDeclared = (document: string, name: string) => document.includes(`$${name}:`);

/** The message of an error without the path of the argument, which the reader never wrote. */
function withoutPath(message: string, path: string): string {
  const text = message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nothingAt({ path, times }: PageRequest, sought?: string): RostrumError {
  const nothing = sought ? `Nothing is recorded as "${sought}"` : `There is nothing at ${path}`;
  return new RostrumError(ErrorCode.NOT_FOUND, `${nothing}${isPast(times) ? ' at this time' : ''}.`);
}

type Parts = Omit<Parameters<typeof htmlOf>[0], 'presented'>;

function textOf(format: Format, presented: Presented, parts: Parts): string {
  if (format === formats.csv) return csvOf(presented.table);
  if (format === formats.json) return `${JSON.stringify(rowsOf(presented.table))}\n`;
  if (format === formats.svg) return svgOf(presented, parts.request);
  return htmlOf({ ...parts, presented });
}

const rowsOf = ({ columns, items }: Table) =>
  items.map((item) => Object.fromEntries(columns.map(({ name, of }) => [name, of(item as never) ?? null])));

const csvOf = ({ columns, items }: Table) =>
  [
    csvLine(columns.map(({ name }) => name)),
    ...items.map((item) => csvLine(columns.map(({ of }) => of(item as never)))),
  ].join('');
