// The naive alternative to the read path: Apollo Server over the same schema and the product's own Prisma
// client, with a resolver for each field that queries the database. Nothing is batched or read ahead.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const product = createRequire(new URL('../../dist/', import.meta.url));
const { PrismaClient } = product('./generated/prisma/client.js');
const { PrismaPg } = product('@prisma/adapter-pg');
const pg = product('pg');

const OPEN = 9223372036854775807n;
const current = { toRecording: OPEN };
const stands = { toRecording: OPEN, effective: true };
const newestFirst = [{ timeEarliest: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }];

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c jit=off' });
const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

const numberOf = (id) => BigInt(id.slice(id.lastIndexOf('_') + 1));
const idOf = (type) => (row) => `${type}_${row.id}`;
const bySlug = async (slug) => (await prisma.entity.findUnique({ where: { slug } }))?.id;
const byId = (model, id) => (id == null ? null : prisma[model].findFirst({ where: { id, ...current } }));
const day = (text) => new Date(`${text}T00:00:00Z`);
const span = (row, name) => (row[`${name}Edtf`] === null ? null : { edtf: row[`${name}Edtf`] });

/** The thing with this id, of any kind. */
async function thing(id) {
  const { kind } = await prisma.entity.findUnique({ where: { id } });
  const row = await byId(kind.toLowerCase(), id);
  return { ...row, __typename: kind[0] + kind.slice(1).toLowerCase() };
}

async function eventWhere({ placeCountry, type, time } = {}) {
  return {
    ...stands,
    ...(placeCountry && { placeCountryId: await bySlug(placeCountry.eq) }),
    ...(type && { type: type.eq }),
    ...(time && {
      AND: [
        { OR: [{ timeEarliest: null }, { timeEarliest: { lte: day(time.to) } }] },
        { OR: [{ timeLatest: null }, { timeLatest: { gte: day(time.from) } }] },
      ],
    }),
  };
}

const cursorOf = ({ timeEarliest, id }) =>
  Buffer.from(JSON.stringify([timeEarliest?.toISOString().slice(0, 10), String(id)])).toString('base64url');

function past(after) {
  if (!after) return {};
  const [date, id] = JSON.parse(Buffer.from(after, 'base64url').toString());
  return {
    OR: [
      { timeEarliest: { lt: day(date) } },
      { timeEarliest: day(date), id: { lt: BigInt(id) } },
      { timeEarliest: null },
    ],
  };
}

/** The events that both attended, by fetching all events of each. */
async function shared(a, b) {
  const [eventsOfA, eventsOfB] = await Promise.all(
    [a, b].map(async (slug) => {
      const participantId = await bySlug(slug);
      const rows = await prisma.participation.findMany({
        where: { ...stands, participantId, status: 'ATTENDED', role: { not: 'SUBJECT' } },
        select: { eventId: true },
      });
      return new Set(rows.map(({ eventId }) => eventId));
    }),
  );
  const ids = [...eventsOfA].filter((id) => eventsOfB.has(id));
  return prisma.event.findMany({
    where: { ...stands, id: { in: ids }, status: { in: ['OCCURRED', 'UNDERWAY'] } },
    orderBy: newestFirst,
  });
}

async function timeline({ where }) {
  const days = await prisma.event.groupBy({
    by: ['timeEarliest'],
    where: await eventWhere(where),
    _count: true,
  });
  const months = new Map();
  const last = day(where.time.to);
  for (const month = day(where.time.from); month <= last; month.setUTCMonth(month.getUTCMonth() + 1)) {
    months.set(month.toISOString().slice(0, 7), 0);
  }
  for (const { timeEarliest, _count: count } of days) {
    const month = timeEarliest?.toISOString().slice(0, 7);
    if (months.has(month)) months.set(month, months.get(month) + count);
  }
  return [...months].map(([month, value]) => ({ time: `${month}-01T00:00:00Z`, value }));
}

const resolvers = {
  Query: {
    event: async (_root, { slug }) => byId('event', await bySlug(slug)),
    country: async (_root, { slug }) => byId('country', await bySlug(slug)),
    node: async (_root, { id }) => ({
      ...(await byId('participation', numberOf(id))),
      __typename: 'Participation',
    }),
    events: (_root, args) => args,
    timeline: (_root, args) => timeline(args),
    coPresence: async (_root, { a, b }) => ({ found: await shared(a, b) }),
  },
  EventConnection: {
    nodes: async ({ nodes, where, after, first }) =>
      nodes ??
      (
        await prisma.event.findMany({
          where: { AND: [await eventWhere(where), past(after)] },
          orderBy: newestFirst,
          take: first,
        })
      ).slice(0, first),
    pageInfo: async ({ where, after, first }) => {
      const rows = await prisma.event.findMany({
        where: { AND: [await eventWhere(where), past(after)] },
        orderBy: newestFirst,
        take: first + 1,
        select: { id: true, timeEarliest: true },
      });
      return { endCursor: cursorOf(rows[first - 1] ?? rows.at(-1)), hasNextPage: rows.length > first };
    },
    totalCount: async ({ where }) => prisma.event.count({ where: await eventWhere(where) }),
  },
  CoPresence: {
    count: ({ found }) => found.length,
    first: ({ found }) => {
      const dated = found.filter(({ timeEarliest }) => timeEarliest !== null);
      return dated.at(-1) ?? found.at(-1) ?? null;
    },
    latest: ({ found }) => found[0] ?? null,
    events: ({ found }, { first }) => ({ nodes: found.slice(0, first) }),
  },
  Country: {
    id: idOf('country'),
    name: ({ label }) => label,
    events: async ({ id }, { first, where }) => {
      const { time } = where ?? {};
      const rows = await prisma.involvement.findMany({
        where: {
          entityId: id,
          ...current,
          ...(time && { starts: { lte: day(time.to) }, ends: { gte: day(time.from) } }),
        },
        orderBy: [{ starts: 'desc' }, { eventId: 'desc' }],
        take: first,
        select: { eventId: true },
      });
      return { nodes: rows.map(({ eventId }) => byId('event', eventId)) };
    },
    relationships: async ({ id }, { first }) => {
      const rows = await prisma.relationship.findMany({
        where: { ...stands, OR: [{ subjectId: id }, { objectId: id }] },
        orderBy: [{ validEarliest: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
        take: first,
      });
      return {
        edges: rows.map((row) => ({ node: row, other: row.subjectId === id ? row.objectId : row.subjectId })),
      };
    },
  },
  Relationship: { id: idOf('relationship') },
  RelationshipEdge: { counterpart: ({ other }) => thing(other) },
  Leader: { id: idOf('leader'), name: ({ label }) => label },
  Organization: { id: idOf('organization'), name: ({ label }) => label },
  Event: {
    id: idOf('event'),
    name: ({ label }) => label,
    time: (event) => span(event, 'time'),
    place: (event) => (event.placeName === null ? null : event),
    participations: async ({ id }, { first }) => ({
      nodes: await prisma.participation.findMany({
        where: { eventId: id, ...stands },
        orderBy: [{ level: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
        take: first,
      }),
    }),
  },
  Place: {
    name: ({ placeName }) => placeName,
    country: ({ placeCountryId }) => byId('country', placeCountryId),
  },
  Participation: {
    id: idOf('participation'),
    event: ({ eventId }) => byId('event', eventId),
    participant: ({ participantId }) => thing(participantId),
    ledger: async ({ id }) =>
      prisma.claim.findMany({
        where: {
          ...current,
          subjectId: id,
          property: 'status',
          stance: 'SUPPORTS',
          review: 'ACCEPTED',
          retractedIn: null,
          rank: { not: 'DEPRECATED' },
          modality: { not: 'HYPOTHETICAL' },
        },
        orderBy: [{ saidOn: 'asc' }, { recordedIn: 'asc' }, { id: 'asc' }],
      }),
    claims: async ({ id, recordClaimId }) =>
      prisma.claim.findMany({
        where: {
          ...current,
          OR: [{ subjectId: id }, ...(recordClaimId === null ? [] : [{ id: recordClaimId }])],
        },
        orderBy: [{ saidOn: 'desc' }, { id: 'desc' }],
      }),
  },
  StatusChange: {
    status: ({ value }) => value,
    saidAt: (claim) => span(claim, 'saidAt'),
    recordedAt: async ({ recordedIn }) =>
      (await prisma.recording.findUnique({ where: { id: recordedIn } })).at.toISOString(),
    claim: (claim) => claim,
  },
  Claim: {
    id: idOf('claim'),
    saidAt: (claim) => span(claim, 'saidAt'),
    source: ({ sourceId }) => byId('source', sourceId),
  },
  Source: { id: idOf('source') },
};

const typeDefs = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
const server = new ApolloServer({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
console.log(`ready ${new URL(url).port}`);
