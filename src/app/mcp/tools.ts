import { z } from 'zod';
import { isGlobalId, parseGlobalId } from '../../engine/model/global-id';
import { AttendanceStatus, EntityKind, Modality, ParticipationRole, RelationshipType } from '../../api/enums';
import { CLAIMS, LOOK_UP_BY_SLUG, lookUpById, RELATIONSHIPS, ROSTER, SEARCH } from './documents';
import { AFTER, firstOf, REFERENCE, tool, type Tool } from './tool';

/** Filters of a list in GraphQL form; those without a value are omitted. */
const filters = (given: Record<string, object | undefined>) =>
  Object.fromEntries(Object.entries(given).filter(([, filter]) => filter !== undefined));

const equal = (value: string | undefined) => (value === undefined ? undefined : { eq: value });
const oneOf = (values: readonly string[] | undefined) => (values?.length ? { in: values } : undefined);

/** The tools with a query of their own, by name. */
export const tools: Readonly<Record<string, Tool>> = {
  search: tool({
    title: 'Search',
    description:
      'Finds countries, leaders, organizations and events by name or other words, in any language and script, including former names and minor misspellings; best match first. Start here if you have a name but no slug or id.',
    input: {
      query: z.string().min(1).describe('A name or words: Kim Jung-un, 金正恩, Burma, victory parade.'),
      kinds: z.array(z.enum(EntityKind)).optional().describe('Only these kinds; all if omitted.'),
      first: firstOf(8, 25),
      after: AFTER,
    },
    question: ({ query, kinds, first, after }) => ({
      query: SEARCH,
      variables: { query, kinds, first, after },
    }),
    shown: ({ search }) => ({ found: search }),
  }),
  look_up: tool({
    title: 'Look up',
    description:
      'An overview of one country, leader, organization, event or series, or of one claim, source, participation, relationship, tenure or dataset by its id: names, times, offices, participations, relationships, and the claims on which they rest.',
    input: {
      which: z.string().min(1).describe(`The thing to look up: ${REFERENCE}.`),
      first: firstOf(10, 50),
    },
    becomes: { id: 'which', slug: 'which', iso2: 'which', iso3: 'which' },
    question({ which, first }) {
      if (isGlobalId(which))
        return { query: lookUpById(parseGlobalId(which)?.type), variables: { id: which, first } };
      const code = which.toUpperCase();
      const [iso2, iso3] = [2, 3].map((letters) => (code.length === letters ? code : undefined));
      return {
        query: LOOK_UP_BY_SLUG,
        variables: { slug: which, iso2, iso3, isIso2: iso2 !== undefined, isIso3: iso3 !== undefined, first },
      };
    },
    shown: (data) => Object.values(data).find((found) => found !== null) ?? null,
    missing: ({ which }) => ({
      argument: 'which',
      message: `No object has the id, slug or ISO code "${which}". Use the tool search to find things by name.`,
    }),
  }),
  roster: tool({
    title: 'Participants, with sources',
    description:
      'The participations in one event in the order of protocol: who attended, is expected, invited, declined or stays away, in what role and at what level, each with its ledger of statuses, their sources and dates. With saidBy: as known in public on that day.',
    input: {
      event: z.string().min(1).describe('The event: its slug (victory-day-parade-2025) or id (event_12).'),
      status: z
        .array(z.enum(AttendanceStatus))
        .optional()
        .describe('Only participations with these statuses.'),
      role: z.array(z.enum(ParticipationRole)).optional().describe('Only these roles.'),
      country: z.string().optional().describe(`Only participants who represent this country: ${REFERENCE}.`),
      first: firstOf(20, 50),
      after: AFTER,
    },
    becomes: { id: 'event', slug: 'event' },
    question: ({ event, status, role, country, first, after }) => ({
      query: ROSTER,
      variables: {
        ...(isGlobalId(event) ? { id: event } : { slug: event }),
        where: filters({ status: oneOf(status), role: oneOf(role), country: equal(country) }),
        first,
        after,
      },
    }),
    shown: ({ event }) => event,
    missing: ({ event }) => ({
      argument: 'event',
      message: `There is no event "${event}". Use the tool search to find events by name.`,
    }),
  }),
  claims: tool({
    title: 'Claims, with sources',
    description:
      'Claims, latest first: what is claimed, by which source, quoting whom, how surely (ANNOUNCED, EXPECTED, BELIEVED, DESIRED …) and when. Select them by subject, speaker, source, property or modality. For claims about a participation, relationship or tenure, give its id.',
    input: {
      subject: z.string().optional().describe(`Their subject: ${REFERENCE}.`),
      speaker: z.string().optional().describe(`The speaker whom the source quotes: ${REFERENCE}.`),
      source: z.string().optional().describe('The source, by id (source_8).'),
      property: z
        .string()
        .optional()
        .describe('A prefix of the property: status, time, quantity., first., term.'),
      modality: z.array(z.enum(Modality)).optional().describe('Only these modalities.'),
      first: firstOf(20, 50),
      after: AFTER,
    },
    question: ({ subject, speaker, source, property, modality, first, after }) => ({
      query: CLAIMS,
      variables: {
        where: filters({
          subject: equal(subject),
          speaker: equal(speaker),
          source: equal(source),
          property: property === undefined ? undefined : { startsWith: property },
          modality: oneOf(modality),
        }),
        first,
        after,
      },
    }),
    shown: ({ claims }) => ({ claims }),
  }),
  relationships: tool({
    title: 'Relationships',
    description:
      'Relationships of one country, leader or organization, or between two: alliances, borders, memberships, overtures, disagreements, sanctions, with status, time and the claims on which they rest.',
    input: {
      of: z
        .array(z.string().min(1))
        .min(1)
        .max(2)
        .describe(
          `One thing for all of its relationships, or two for those between them: each ${REFERENCE}.`,
        ),
      type: z.array(z.enum(RelationshipType)).optional().describe('Only these types.'),
      first: firstOf(20, 50),
      after: AFTER,
    },
    becomes: { between: 'of' },
    question: ({ of, type, first, after }) => ({
      query: RELATIONSHIPS,
      variables: { where: filters({ between: { all: of }, type: oneOf(type) }), first, after },
    }),
    shown: ({ relationships }) => ({ relationships }),
  }),
};
