import type { ComponentChildren } from 'preact';
import { Content, Facts, Head, Names } from '../../components/head';
import { History } from '../../components/history';
import { Live } from '../../components/live';
import { CountryCode, ThingLink } from '../../components/thing';
import { TimeBar } from '../../components/time-bar';
import { Write } from '../../components/write/write';
import { definePage } from '../../page';
import { timeWords, words } from '../../words';
import { Events } from './events';
import { Relationships } from './relationships';
import { Statements } from './statements';
import { Tenures } from './tenures';
import { saidOf } from './said';
import { thingTable } from './thing-table';
import { COUNTRY_PAGE, LEADER_PAGE, ORGANIZATION_PAGE, type ThingData, type ThingItem } from './thing.query';

const KINDS = { leader: 'LEADER', country: 'COUNTRY', organization: 'ORGANIZATION' } as const;

/** The page of a kind of thing: its names and facts, what binds it to others, and its events. */
const pageOf = (
  folder: 'leader' | 'country' | 'organization',
  document: string,
  factsOf: (thing: ThingItem) => readonly Fact[],
) =>
  definePage<ThingData>({
    path: `/${folder}/:slug`,
    document,
    variables: ({ params, search, times }) => ({
      isSaidBy: times.saidBy !== null,
      slug: params.slug,
      id: params.slug,
      after: search.get('after'),
      reports: search.get('reports'),
      relationships: search.get('relationships'),
    }),
    soughtIn: ({ params }) => params.slug!,
    present({ asOf: { thing }, everSaid, ever }) {
      if (ever === null) return null;
      const shown = saidOf(thing);
      const said = everSaid ? saidOf(everSaid.thing) : shown;
      return {
        title: thing?.name ?? ever.name,
        description: thing?.description,
        body: (
          <>
            <Head kicker={words(folder)} title={thing?.name ?? ever.name} lead={thing?.description}>
              {thing && <Names names={thing.names} shown={thing.name} />}
              {thing && <Facts facts={factsOf(thing)} />}
            </Head>
            <TimeBar
              marks={said.map(({ saidOn }) => ({ day: saidOn, tone: 'nothing' }))}
              statements={{ total: said.length, shown: shown.length }}
            />
            <Live subject={ever.slug} cursor={ever.history.nodes[0]?.cursor} />
            <Content>
              {thing === null ? (
                <p class="empty">Nothing was on record about this {folder} then.</p>
              ) : (
                <ThingBody thing={thing} />
              )}
            </Content>
            <Write kind={KINDS[folder]} slug={ever.slug} name={ever.name} />
          </>
        ),
        table: thingTable(thing),
      };
    },
  });

type Fact = readonly [name: string, value: ComponentChildren];

function ThingBody({ thing }: { readonly thing: ThingItem }) {
  return (
    <>
      <Relationships thing={thing} />
      <Events title="Events" events={thing.people} parameter="after" />
      {thing.reports.totalCount > 0 && (
        <Events
          title="Reported by a machine"
          events={thing.reports}
          parameter="reports"
          note="Coded from news reports by a program: reports may repeat or be misread, and are no proof of attendance."
        />
      )}
      <Tenures thing={thing} />
      <Statements claims={thing.claims.nodes} />
      <History changes={thing.history.nodes} />
    </>
  );
}

/** Schemes of codes that are not called by their words. */
const SCHEMES: Readonly<Record<string, string>> = {
  ISO_ALPHA2: 'ISO 3166 alpha-2',
  ISO_ALPHA3: 'alpha-3',
  ISO_NUMERIC: 'numeric',
  COW: 'Correlates of War',
  GLEDITSCH_WARD: 'Gleditsch and Ward',
  FIPS: 'FIPS',
  CAMEO: 'CAMEO',
  REIGN: 'REIGN',
  GDELT: 'GDELT',
  ICEWS: 'ICEWS',
  OTHER: 'other',
};

const codesOf = ({ externalIds }: ThingItem) =>
  externalIds.length === 0 ? null : (
    <span class="small">
      {externalIds.map(({ scheme, value }) => `${SCHEMES[scheme] ?? words(scheme)} ${value}`).join(', ')}
    </span>
  );

const countryOf = ({ country }: ThingItem) =>
  country && (
    <>
      <ThingLink thing={country} /> <CountryCode country={country} />
    </>
  );

const linksTo = (things: readonly Thing[] | undefined) =>
  things && things.length > 0
    ? things.flatMap((thing, index) => [index > 0 ? ', ' : '', <ThingLink thing={thing} />])
    : null;

type Thing = Parameters<typeof ThingLink>[0]['thing'];

export const leaderPage = pageOf('leader', LEADER_PAGE, (leader) => [
  ['Country', countryOf(leader)],
  ['Born', leader.born && timeWords(leader.born)],
  ['Died', leader.died && timeWords(leader.died)],
  ['Codes', codesOf(leader)],
]);

export const countryPage = pageOf('country', COUNTRY_PAGE, (country) => [
  ['Region', country.subregion ?? country.region],
  ['Capital', country.capital],
  ['Borders', linksTo(country.borders)],
  ['Codes', codesOf(country)],
]);

export const organizationPage = pageOf('organization', ORGANIZATION_PAGE, (organization) => [
  ['Kind', organization.kind && words(organization.kind)],
  ['Country', countryOf(organization)],
  ['Members', linksTo(organization.members)],
  ['Codes', codesOf(organization)],
]);
