import { Content, Head, Names } from '../../components/head';
import { Status } from '../../components/status';
import { ThingLink } from '../../components/thing';
import { TimeBar } from '../../components/time-bar';
import { column } from '../../../../io/export/formats/csv-columns';
import { definePage } from '../../page';
import { usePage } from '../../page-request';
import { counted, timeWords, words } from '../../words';
import { ComparisonItem } from '../event/beside';
import { type Line, representation } from './representation';
import {
  type Edition,
  type Latest,
  type Seat,
  SERIES_PAGE,
  type SeriesData,
  type SeriesItem,
} from './series.query';

interface Row {
  readonly line: Line;
  readonly edition: Edition;
  readonly seat: Seat;
}

/** A series: who was represented at which edition and at what rank, and what changed between two of them. */
export const seriesPage = definePage<SeriesData>({
  path: '/series/:slug',
  document: SERIES_PAGE,
  variables: ({ params, search }) => ({
    slug: params.slug,
    series: params.slug,
    with: search.get('with') || null,
  }),
  soughtIn: ({ params }) => params.slug!,
  present({ asOf: { series, latest }, ever }) {
    if (ever === null) return null;
    const editions = series?.editions ?? [];
    return {
      title: series?.name ?? ever.name,
      description: series?.description,
      body: (
        <>
          <Head kicker="Series" title={series?.name ?? ever.name} lead={series?.description}>
            {series && <Names names={series.names} shown={series.name} />}
          </Head>
          <TimeBar />
          <Content>
            {editions.length === 0 ? (
              <p class="empty">No edition was on record then.</p>
            ) : (
              <SeriesBody series={series!} latest={latest.nodes[0]} />
            )}
          </Content>
        </>
      ),
      table: {
        columns: [
          column<Row>('country_slug', ({ line }) => line.thing.slug),
          column<Row>('country_name', ({ line }) => line.thing.name),
          column<Row>('edition', ({ edition }) => edition.edition),
          column<Row>('event_slug', ({ edition }) => edition.slug),
          column<Row>('participant_slug', ({ seat }) => seat.participant.slug),
          column<Row>('participant_name', ({ seat }) => seat.participant.name),
          column<Row>('level', ({ seat }) => seat.level),
          column<Row>('status', ({ seat }) => seat.status),
        ],
        items: representation(editions).flatMap((line) =>
          editions.flatMap((edition, index) =>
            line.seats[index]!.map((seat): Row => ({ line, edition, seat })),
          ),
        ),
      },
    };
  },
});

interface SeriesProps {
  readonly series: SeriesItem;
  readonly latest: Latest | undefined;
}

function SeriesBody({ series: { editions }, latest }: SeriesProps) {
  const { search } = usePage();
  return (
    <>
      <section>
        <h2 id="editions">Who came, edition by edition</h2>
        <Matrix editions={editions} />
      </section>
      {latest && latest.comparison === null && search.has('with') && (
        <p class="empty">
          There is no edition “{search.get('with')}” to compare {latest.name} with.
        </p>
      )}
      {latest?.comparison && (
        <>
          <With editions={editions} latest={latest} />
          <ComparisonItem comparison={latest.comparison} edition={latest.edition ?? latest.name} />
        </>
      )}
    </>
  );
}

function Matrix({ editions }: { readonly editions: readonly Edition[] }) {
  return (
    <div class="scroll" role="region" aria-labelledby="editions" tabIndex={0}>
      <table class="rows matrix">
        <thead>
          <tr>
            <th scope="col">Represented</th>
            {editions.map((edition) => (
              <th scope="col">
                <ThingLink thing={named(edition)} />
                <p class="small">
                  {timeWords(edition.time)}
                  {edition.place && `, ${edition.place.name}`}
                </p>
                <p class="small">
                  {counted(edition.participations.totalCount, 'participant')}
                  {edition.participations.totalCount > edition.participations.nodes.length &&
                    `, the first ${edition.participations.nodes.length} by protocol are shown`}
                </p>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {representation(editions).map(({ thing, seats }) => (
            <tr>
              <th scope="row">
                <ThingLink thing={thing} />
              </th>
              {seats.map((own, index) => (
                <td data-label={editions[index]!.edition ?? editions[index]!.name}>
                  {own.length === 0 && <span class="how">not on record</span>}
                  {own.map((seat) => (
                    <p>
                      {seat.level ? words(seat.level) : 'Rank not said'} <Status status={seat.status} />
                      {seat.participant.slug !== thing.slug && (
                        <span class="small">
                          {' '}
                          <ThingLink thing={seat.participant} />
                        </span>
                      )}
                    </p>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An edition under its year, where it has one. */
const named = (edition: Edition) =>
  edition.edition === null ? edition : { ...edition, name: edition.edition, original: edition.edition };

/** Links that choose the edition beside which the latest is put. */
function With({ editions, latest }: { readonly editions: readonly Edition[]; readonly latest: Latest }) {
  const page = usePage();
  const others = editions.filter((each) => each.edition !== null && each.slug !== latest.slug);
  if (others.length < 2) return null;
  return (
    <nav class="pager" aria-label="Edition to compare with">
      {others.map(({ edition, slug }) => (
        <a
          href={page.here({ with: edition })}
          aria-current={slug === latest.comparison!.from.slug ? 'true' : undefined}
        >
          {edition}
        </a>
      ))}
    </nav>
  );
}
