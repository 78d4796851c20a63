import { changeModel, changesField } from './domain/change/change.read';
import { absenceModel, absencesField, absencesOfEvent } from './questions/absence/absence.read';
import { claimListing, claimModel } from './domain/claim/claim.read';
import { draftEffectModel, draftOriginModel } from './domain/claim/draft.read';
import { coPresenceField, coPresenceModel } from './questions/co-presence/co-presence.read';
import { countryListing, countryModel } from './domain/country/country.read';
import { coverageModel, datasetModel } from './domain/dataset/dataset.read';
import {
  disputeModel,
  disputesField,
  disputesOfEvent,
  positionModel,
} from './questions/dispute/dispute.read';
import {
  actorModel,
  claimSubjectModel,
  entityModel,
  externalIdModel,
  nameModel,
  nodeModel,
} from './domain/entity/entity.read';
import {
  compareEditionsField,
  comparisonOfEvent,
  editionComparisonModel,
  participationChangeModel,
  quantityChangeModel,
} from './questions/edition/edition.read';
import { entityPayloadModel } from './domain/entity/merge/merge.read';
import { nodeField, nodesField } from './domain/entity/node.read';
import { listedEvents } from './domain/event/scans/listed-events.read';
import { eventListing, eventModel, placeModel, quantityModel } from './domain/event/event.read';
import { checkFirstField, firstCheckModel } from './questions/first/check-first.read';
import { graphEdgeModel, graphField, graphModel, graphNodeModel } from './questions/graph/graph.read';
import {
  importJobField,
  importJobModel,
  importPayloadModel,
  rejectionModel,
} from './domain/import-job/import-job.read';
import { leaderListing, leaderModel } from './domain/leader/leader.read';
import { organizationListing, organizationModel } from './domain/organization/organization.read';
import { participationModel, statusChangeModel } from './domain/participation/participation.read';
import { pathModel, pathsField, pathStepModel } from './questions/path/path.read';
import { byRowId, payload } from './engine/query/compile/fields';
import { lookup, idOf } from './engine/query/compile/reference';
import { readCosts } from './read-costs';
import { connection, list, one, type Model, type ObjectModel } from './engine/query/compile/model';
import { sql } from './engine/query/compile/sql';
import {
  relationshipListing,
  relationshipModel,
  relationships,
} from './domain/relationship/relationship.read';
import { found, searchListing } from './questions/search/search.read';
import { seriesListing, seriesModel } from './domain/series/series.read';
import { mentionCandidateModel, mentionModel } from './domain/source/mention.read';
import { articlePayloadModel } from './io/article/article.read';
import { sourceListing, sourceModel } from './domain/source/source.read';
import { eventStatsField } from './questions/statistics/event-stats.read';
import { timelineField } from './questions/statistics/timeline.read';
import { tenureListing, tenureModel } from './domain/tenure/tenure.read';
import { timeSpanModel } from './api/time/time-span.read';
import { tables } from './engine/claims/read/tables.read';

/** The read model of the fields of Query. */
const queryModel: ObjectModel = {
  fields: {
    node: nodeField,
    nodes: nodesField,
    country: lookup('Country', 'COUNTRY', { iso2: 'ISO_ALPHA2', iso3: 'ISO_ALPHA3' }),
    countries: connection(countryListing, (_root, _args, context) => context.scan('country')),
    leader: lookup('Leader', 'LEADER'),
    leaders: connection(leaderListing, (_root, _args, context) => context.scan('leader')),
    event: lookup('Event', 'EVENT'),
    events: connection(eventListing, (_root, args, context) => listedEvents(context, args)),
    series: one('EventSeries', (_root, args, context) =>
      byRowId(context, 'series', idOf(context, args.param('slug'), ['SERIES'], ['slug'])),
    ),
    allSeries: connection(seriesListing, (_root, _args, context) => context.scan('series')),
    organization: lookup('Organization', 'ORGANIZATION'),
    organizations: connection(organizationListing, (_root, _args, context) => context.scan('organization')),
    relationships: connection(relationshipListing, (_root, _args, context) => relationships(context)),
    tenures: connection(tenureListing, (_root, _args, context) => context.scan('tenure')),
    claims: connection(claimListing, (_root, _args, context) => context.scan('claim')),
    source: lookup('Source', 'SOURCE'),
    sources: connection(sourceListing, (_root, _args, context) => context.scan('source')),
    datasets: list('Dataset', (_root, _args, context) => {
      const dataset = context.scan('dataset');
      return { ...dataset, orderBy: sql`fold(${dataset.row}.name), ${dataset.row}.id` };
    }),
    search: connection(searchListing, (_root, args, context) =>
      found(context, args.param('query'), args.param('kinds')),
    ),
    timeline: timelineField,
    eventStats: eventStatsField,
    paths: pathsField,
    graph: graphField,
    compareEditions: compareEditionsField,
    absences: absencesField,
    coPresence: coPresenceField,
    checkFirst: checkFirstField,
    disputes: disputesField,
    changes: changesField,
    importJob: importJobField,
  },
};

/** The fields of Query that are in the read model. */
export const readFields: ReadonlySet<string> = new Set(Object.keys(queryModel.fields));

/** An event with the questions about it that are fields of it. */
const eventWithAnswers: ObjectModel = {
  fields: {
    ...eventModel.fields,
    comparison: comparisonOfEvent,
    absences: absencesOfEvent,
    disputes: disputesOfEvent,
  },
};

const types: Model['types'] = {
  Query: queryModel,
  AsOf: queryModel,
  Node: nodeModel,
  Entity: entityModel,
  Participant: actorModel,
  RelationshipEnd: actorModel,
  ClaimSubject: claimSubjectModel,
  Country: countryModel,
  Leader: leaderModel,
  Organization: organizationModel,
  Event: eventWithAnswers,
  EventSeries: seriesModel,
  Participation: participationModel,
  StatusChange: statusChangeModel,
  Relationship: relationshipModel,
  Tenure: tenureModel,
  Claim: claimModel,
  DraftOrigin: draftOriginModel,
  DraftEffect: draftEffectModel,
  Source: sourceModel,
  Mention: mentionModel,
  MentionCandidate: mentionCandidateModel,
  Dataset: datasetModel,
  Coverage: coverageModel,
  CoPresence: coPresenceModel,
  FirstCheck: firstCheckModel,
  Dispute: disputeModel,
  Position: positionModel,
  Change: changeModel,
  ImportJob: importJobModel,
  Rejection: rejectionModel,
  ImportPayload: importPayloadModel,
  Path: pathModel,
  PathStep: pathStepModel,
  Graph: graphModel,
  GraphNode: graphNodeModel,
  GraphEdge: graphEdgeModel,
  Name: nameModel,
  ExternalId: externalIdModel,
  TimeSpan: timeSpanModel,
  EditionComparison: editionComparisonModel,
  ParticipationChange: participationChangeModel,
  QuantityChange: quantityChangeModel,
  Absence: absenceModel,
  Place: placeModel,
  Quantity: quantityModel,
  EventPayload: payload({ event: 'Event' }),
  LeaderPayload: payload({ leader: 'Leader' }),
  OrganizationPayload: payload({ organization: 'Organization' }),
  SourcePayload: payload({ source: 'Source' }),
  RelationshipPayload: payload({ relationship: 'Relationship' }),
  TenurePayload: payload({ tenure: 'Tenure' }),
  ParticipationPayload: payload({ participation: 'Participation', claim: 'Claim' }),
  ClaimPayload: payload({ claim: 'Claim' }),
  ArticlePayload: articlePayloadModel,
  ReviewPayload: payload({ claims: ['Claim'] }),
  EntityPayload: entityPayloadModel,
};

/** The read model of all types of the schema. */
export const readModel: Model = { types, tables, costs: readCosts };
