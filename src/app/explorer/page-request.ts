import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { keptParameters, type Times } from './times';

/** Changes to the parameters of a URL; null removes one. */
export type ParameterChanges = Readonly<Record<string, string | number | null>>;

/** What was asked for: the address of a page, read. */
export class PageRequest {
  constructor(
    /** The path without .csv or .json. */
    readonly path: string,
    readonly params: Readonly<Record<string, string>>,
    readonly search: URLSearchParams,
    readonly times: Times,
    /** The language of names. */
    readonly language: string,
    /** The same if the URL names it; null if it is the browser's. */
    readonly namedLanguage: string | null,
    /** The day of the request, YYYY-MM-DD. */
    readonly today: string,
    /** The origin by which the reader knows this server: https://rostrum.example. */
    readonly origin: string,
  ) {}

  /** The request of another page at the same times and in the same language, without some parameters. */
  as(path: string, params: Readonly<Record<string, string>>, without: readonly string[]): PageRequest {
    const search = new URLSearchParams(this.search);
    for (const name of without) search.delete(name);
    const { times, language, namedLanguage, today, origin } = this;
    return new PageRequest(path, params, search, times, language, namedLanguage, today, origin);
  }

  /** A link to another page, at the same times and in the same language. */
  to(path: string, changes: ParameterChanges = {}): string {
    return addressOf(path, new URLSearchParams(keptParameters(this.times, this.namedLanguage)), changes);
  }

  /** This page with other parameters; with an ending, as .csv or .json. */
  here(changes: ParameterChanges = {}, ending = ''): string {
    const path = ending === '' || this.path !== '/' ? this.path : '/index';
    return addressOf(`${path}${ending}`, this.search, changes);
  }
}

function addressOf(path: string, search: URLSearchParams, changes: ParameterChanges): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, String(value));
  }
  const query = parameters.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Gives components the request of their page. */
export const PageRequestContext = createContext<PageRequest | null>(null);

/** The request of the page that is rendered, for links that keep its times. */
export function usePage(): PageRequest {
  const request = useContext(PageRequestContext);
  if (request === null) throw new Error('A component of the explorer is rendered outside of a page.');
  return request;
}
