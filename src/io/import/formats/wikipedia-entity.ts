import type { UnresolvedKind } from '../format';
import type { Resolved, Resolver } from '../resolver';
import type { WikipediaItem } from './wikipedia-item';

type Entity = WikipediaItem['entity'][number];

/** A link to something that is not recorded, and the kind of thing that it seems to be. */
interface Unresolved {
  name: string;
  kind: UnresolvedKind;
}

/** Finds the things that the linked articles are about, each once: by title, then by name. */
export function findEntities(
  entities: readonly Entity[],
  day: string,
  resolver: Resolver,
): { found: string[]; unresolved: Unresolved[] } {
  const found = new Set<string>();
  const open: string[] = [];
  for (const { wikiURL, name } of entities) {
    const title = titleOf(wikiURL);
    const called = title?.replaceAll('_', ' ') ?? name;
    const slug =
      (title === null ? null : forTitle(title, day, resolver)) ??
      (called === undefined ? null : forName(called, day, resolver));
    if (slug !== null) found.add(slug);
    else if (called !== undefined) open.push(called);
  }
  // The countries named in the same item may be needed to tell who is meant.
  const countries = [...found];
  const unresolved = [...new Set(open)].flatMap((name): Unresolved[] => {
    const slug = leaderOf(countries, name, day, resolver);
    if (slug === null) return [{ name, kind: kindOf(name, day, resolver) }];
    found.add(slug);
    return [];
  });
  return { found: [...found], unresolved };
}

const forTitle = (title: string, day: string, resolver: Resolver): string | null =>
  resolver.country('WIKIPEDIA', title, day).slug ??
  resolver.leader('WIKIPEDIA', title).slug ??
  resolver.organization('WIKIPEDIA', title).slug;

// "Georgia (U.S. state)" is not "Georgia": an article with brackets in its title is found by the title only.
const isPlain = (name: string) => !name.includes('(');

/** The one country, organization, or leader in office with a name. */
function forName(name: string, day: string, resolver: Resolver): string | null {
  if (!isPlain(name)) return null;
  const slugs = [
    resolver.countryNamed(name, day),
    resolver.organizationNamed(name),
    // Many people with an article share a leader's name, or part of it.
    resolver.leaderNamed(name, { day, inOffice: true }),
  ].flatMap(({ slug }) => slug ?? []);
  return slugs.length === 1 ? (slugs[0] as string) : null;
}

/** The one leader with a name, of one of these countries. */
function leaderOf(
  countries: readonly string[],
  name: string,
  day: string,
  resolver: Resolver,
): string | null {
  if (!isPlain(name)) return null;
  const slugs = new Set(
    countries.flatMap((country) => resolver.leaderNamed(name, { day, country }).slug ?? []),
  );
  return slugs.size === 1 ? ([...slugs][0] as string) : null;
}

/** Most links to something unrecorded are not to people; a name that nearly matches suggests a person. */
function kindOf(name: string, day: string, resolver: Resolver): UnresolvedKind {
  const nearly = ({ slug, reason }: Resolved) => slug !== null || reason !== 'UNKNOWN';
  if (nearly(resolver.countryNamed(name, day))) return 'COUNTRY';
  return nearly(resolver.leaderNamed(name, { day })) ? 'LEADER' : 'ORGANIZATION';
}

/** The title of an article, words joined by underscores as in its address: https://en.wikipedia.org/wiki/North_Korea. */
function titleOf(url: string | undefined): string | null {
  const path = /^(?:https?:\/\/[^/]*wikipedia\.org)?\/wiki\/([^?#]+)/i.exec(url ?? '')?.[1];
  if (path === undefined) return null;
  try {
    return decodeURIComponent(path).replaceAll(' ', '_');
  } catch {
    return path.replaceAll(' ', '_');
  }
}
