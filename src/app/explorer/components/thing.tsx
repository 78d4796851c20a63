import { usePage } from '../page-request';

/** A thing as selected by the fragment Named. */
export interface Thing {
  readonly __typename: string;
  readonly slug: string;
  readonly name: string;
  /** The name in English; left out for those who read English. */
  readonly original?: string;
}

/** The name of a thing in English. */
export const englishName = ({ name, original = name }: Pick<Thing, 'name' | 'original'>): string => original;

/** The folder of each kind of thing in the addresses. */
const FOLDERS: Readonly<Record<string, string>> = {
  Country: 'country',
  Leader: 'leader',
  Organization: 'organization',
  Event: 'event',
  EventSeries: 'series',
};

/** The path of the page of a thing. */
export const pathOf = ({ __typename, slug }: Pick<Thing, '__typename' | 'slug'>): string =>
  `/${FOLDERS[__typename]}/${slug}`;

/** A link to the page of a thing, by its name in the language of the reader, with the English one where they differ. */
export function ThingLink({ thing }: { readonly thing: Thing }) {
  const page = usePage();
  const isOther = thing.name !== englishName(thing);
  return (
    <>
      <a href={page.to(pathOf(thing))} lang={isOther ? page.language : undefined}>
        {thing.name}
      </a>
      {isOther && <span class="original"> {thing.original}</span>}
    </>
  );
}

/** The two letters of a country beside a name. */
export function CountryCode({
  country,
}: {
  readonly country: { readonly name: string; readonly iso2: string | null } | null;
}) {
  if (!country?.iso2) return null;
  return (
    <abbr class="code" title={country.name}>
      {country.iso2}
    </abbr>
  );
}
