import type { UnresolvedKind } from '../format';
import type { Resolved, Resolver } from '../resolver';
import type { WikipediaItem } from './wikipedia-item';

type Entity = WikipediaItem['entity'][number];

/** A link that means nothing recorded, and what it seems to be. */
interface Unresolved {
  name: string;
  kind: UnresolvedKind;
}

/** Finds whom the linked articles are about, each once: by title, then by the name that the title is. */
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
  // Who is meant may only be clear from the countries that are named beside.
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

// "Georgia (U.S. state)" is not what "Georgia" is: an article that needs brackets is known by its title or not at all.
const isPlain = (name: string) => !name.includes('(');

/** The one country, organization, or leader in office with a name. */
function forName(name: string, day: string, resolver: Resolver): string | null {
  if (!isPlain(name)) return null;
  const slugs = [
    resolver.countryNamed(name, day),
    resolver.organizationNamed(name),
    // Leaders share their names, or parts of them, with many people who have an article.
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

/** Most links that mean nothing recorded are of things, not of people; a name that nearly fits tells more. */
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
