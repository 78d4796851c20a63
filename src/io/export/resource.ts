import { parse, type FieldNode, type OperationDefinitionNode } from 'graphql';
import { claimListing } from '../../domain/claim/claim.read';
import { eventListing } from '../../domain/event/event.read';
import { leaderListing } from '../../domain/leader/leader.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Listing, Source } from '../../engine/query/compile/model';
import { sql, type Sql } from '../../engine/query/compile/sql';
import { relationshipListing, relationships } from '../../domain/relationship/relationship.read';
import { tenuresOf } from '../../domain/tenure/tenure.read';

export const RESOURCES = ['events', 'relationships', 'leaders', 'claims'] as const;
export type ResourceName = (typeof RESOURCES)[number];

/**
 * A list that can be exported: its rows, and what is read of each, as a selection on its GraphQL type.
 */
export interface Resource {
  listing: Listing<Sql>;
  source(context: CompileContext): Source<Sql>;
  selection: readonly FieldNode[];
  /** A list within an item that may be longer than a page of a connection. */
  whole: Readonly<Record<string, Whole>>;
}

/** All rows of another type that belong to one item. */
interface Whole {
  type: string;
  source(row: Sql, context: CompileContext): Source<Sql>;
  selection: readonly FieldNode[];
}

const SPAN = '{ edtf earliest latest }';
const ATTESTED = '{ edtf earliest latest attestedUntil }';
const THING = 'id slug name externalIds { scheme value }';
const ACTOR = `{ ... on Country { ${THING} } ... on Leader { ${THING} } ... on Organization { ${THING} } }`;
const NAMED = 'id slug name';
const ANYTHING = `{ ... on Country { ${NAMED} } ... on Leader { ${NAMED} } ... on Organization { ${NAMED} } ... on Event { ${NAMED} }`;
const FACT = `${ANYTHING}
  ... on Participation { id role event { ${NAMED} } participant ${ANYTHING} } }
  ... on Relationship { id type subject ${ANYTHING} } object ${ANYTHING} } }
  ... on Tenure { id role leader { ${NAMED} } country { ${NAMED} } } }`;
const DATASET = 'dataset { id name }';

export const resources: Readonly<Record<ResourceName, Resource>> = {
  events: {
    listing: eventListing,
    source: (context) => context.scan('event'),
    selection: select(`{ id slug name summary names { value language kind } externalIds { scheme value }
      type status cameoCode quadClass goldstein time ${SPAN}
      place { name country { id slug name } latitude longitude precision }
      series { ${NAMED} } edition superEvent { ${NAMED} }
      quantities { property value low high unit approximate } ${DATASET} }`),
    whole: {
      participations: {
        type: 'Participation',
        source: (event, context) => {
          const participation = context.scan('participation');
          const { row, where } = participation;
          return { ...participation, where: sql`${row}.event_id = ${event}.id and ${where}` };
        },
        selection: select(
          `{ id role level status confidence reason participant ${ACTOR} country { ${NAMED} } }`,
        ),
      },
    },
  },
  relationships: {
    listing: relationshipListing,
    source: relationships,
    selection: select(`{ id type directed status subject ${ACTOR} object ${ACTOR}
      valid ${ATTESTED} polarity summary externalIds { scheme value } ${DATASET} }`),
    whole: {},
  },
  leaders: {
    listing: leaderListing,
    source: (context) => context.scan('leader'),
    selection: select(`{ id slug name names { value language kind } externalIds { scheme value }
      born ${SPAN} died ${SPAN} country { ${NAMED} } }`),
    whole: {
      tenures: {
        type: 'Tenure',
        source: (leader, context) => tenuresOf(context, 'leader_id', sql`${leader}.id`),
        selection: select(`{ id office role term ${ATTESTED} country { ${THING} } ${DATASET} }`),
      },
    },
  },
  claims: {
    listing: claimListing,
    source: (context) => context.scan('claim'),
    selection:
      select(`{ id subject ${FACT} property value statement modality rank stance review confidence condition
      speaker ${ANYTHING} } source { id title publisher url publishedAt ${SPAN} reliability }
      quote locator saidAt ${SPAN} recordedAt retractedAt actor note }`),
    whole: {},
  },
};

function select(selection: string): readonly FieldNode[] {
  const [operation] = parse(`{ item ${selection} }`).definitions as [OperationDefinitionNode];
  return operation.selectionSet.selections as readonly FieldNode[];
}
