import {
  kindOf,
  wikidataOf,
  type Code,
  type Items,
  type Named,
  type Span,
  type Subject,
  type TenureItem,
  type Thing,
} from '../items';
import type { ResourceName } from '../resource';

/** A node of linked data; what is null, or an empty list, is not said. */
export type Node = Record<string, unknown>;

const iri = (id: string) => `rostrum:${id}`;
const enumerated = (value: string | null) => (value === null ? null : { '@id': `vocab:${value}` });

const TYPES: Readonly<Record<string, string>> = {
  country: 'schema:Country',
  leader: 'schema:Person',
  organization: 'schema:Organization',
  event: 'schema:Event',
  series: 'schema:EventSeries',
};

/** Somebody or something that is spoken of, by name. */
const reference = (thing: Thing | Named | null): Node | null =>
  thing && {
    '@id': iri(thing.id),
    '@type': TYPES[kindOf(thing.id)],
    'schema:name': thing.name,
    sameAs: wikidataOf(thing),
  };

const codes = (all: readonly Code[]) =>
  all.map(({ scheme, value }) => ({
    '@type': 'schema:PropertyValue',
    'schema:propertyID': scheme,
    'schema:value': value,
  }));

// What is called otherwise in another language: language-tagged, as BCP 47 has it.
const names = (all: readonly { value: string; language: string }[]) =>
  all.map(({ value, language }) => (language === 'und' ? value : { '@value': value, '@language': language }));

/** A time: its bounds as schema.org has them, and as it was written. */
const between = (time: Span | null, start: string, end: string): Node =>
  time ? { [start]: time.earliest, [end]: time.latest, 'vocab:edtf': time.edtf } : {};

const dataset = (of: { id: string; name: string } | null) =>
  of && { '@id': iri(of.id), '@type': 'schema:Dataset', 'schema:name': of.name };

/** What an item of each list is as a node. */
export const nodes: { [Name in ResourceName]: (item: Items[Name]) => Node } = {
  events: (event) => ({
    ...reference(event),
    'schema:alternateName': names(event.names.filter(({ value }) => value !== event.name)),
    'schema:description': event.summary,
    ...between(event.time, 'schema:startDate', 'schema:endDate'),
    'vocab:type': enumerated(event.type),
    'vocab:status': enumerated(event.status),
    'schema:eventStatus': EVENT_STATUS[event.status] ? { '@id': EVENT_STATUS[event.status] } : null,
    'schema:location': event.place && {
      '@type': 'schema:Place',
      'schema:name': event.place.name,
      'schema:containedInPlace': reference(event.place.country),
      'schema:geo':
        event.place.latitude === null
          ? null
          : {
              '@type': 'schema:GeoCoordinates',
              'schema:latitude': event.place.latitude,
              'schema:longitude': event.place.longitude,
            },
    },
    'schema:superEvent': [reference(event.superEvent), reference(event.series)].filter(Boolean),
    'vocab:edition': event.edition,
    'vocab:cameoCode': event.cameoCode,
    'vocab:goldstein': event.goldstein,
    'schema:attendee': event.participations
      .filter(({ status }) => status === 'ATTENDED')
      .map(({ participant }) => ({ '@id': iri(participant.id) })),
    'vocab:participation': event.participations.map(
      ({ id, participant, country, role, level, status, reason }) => ({
        '@id': iri(id),
        '@type': 'vocab:Participation',
        'vocab:participant': reference(participant),
        'vocab:represents': reference(country),
        'vocab:role': enumerated(role),
        'vocab:level': enumerated(level),
        'vocab:status': enumerated(status),
        'vocab:reason': reason,
      }),
    ),
    'schema:identifier': codes(event.externalIds),
    'schema:isPartOf': dataset(event.dataset),
  }),
  relationships: (relationship) => ({
    '@id': iri(relationship.id),
    '@type': 'vocab:Relationship',
    'vocab:type': enumerated(relationship.type),
    'vocab:directed': relationship.directed,
    'vocab:status': enumerated(relationship.status),
    'vocab:subject': reference(relationship.subject),
    'vocab:object': reference(relationship.object),
    ...between(relationship.valid, 'schema:startDate', 'schema:endDate'),
    'vocab:polarity': relationship.polarity,
    'schema:description': relationship.summary,
    'schema:identifier': codes(relationship.externalIds),
    'schema:isPartOf': dataset(relationship.dataset),
  }),
  leaders: (leader) => ({
    ...reference(leader),
    'schema:alternateName': names(leader.names.filter(({ value }) => value !== leader.name)),
    // schema.org has one date for each, so that only a day that is certain is one.
    'schema:birthDate': dayOf(leader.born),
    'schema:deathDate': dayOf(leader.died),
    'vocab:born': leader.born?.edtf,
    'vocab:died': leader.died?.edtf,
    'vocab:leads': reference(leader.country),
    'schema:hasOccupation': leader.tenures.map(tenure),
    'schema:identifier': codes(leader.externalIds),
  }),
  claims: (claim) => ({
    '@id': iri(claim.id),
    '@type': ['prov:Entity', 'vocab:Claim'],
    'vocab:subject': subject(claim.subject),
    'vocab:property': claim.property,
    'vocab:value': claim.value,
    'schema:text': claim.statement,
    'vocab:modality': enumerated(claim.modality),
    'vocab:rank': enumerated(claim.rank),
    'vocab:stance': enumerated(claim.stance),
    'vocab:review': enumerated(claim.review),
    'vocab:confidence': claim.confidence,
    'vocab:condition': claim.condition,
    'prov:wasAttributedTo': claim.speaker && {
      ...reference(claim.speaker),
      '@type': [TYPES[kindOf(claim.speaker.id)], 'prov:Agent'],
    },
    'prov:hadPrimarySource': {
      '@id': iri(claim.source.id),
      '@type': ['prov:Entity', 'schema:CreativeWork'],
      'schema:name': claim.source.title,
      'schema:publisher': claim.source.publisher,
      'schema:url': claim.source.url,
      'schema:datePublished': dayOf(claim.source.publishedAt),
      'vocab:reliability': enumerated(claim.source.reliability),
    },
    'prov:value': claim.quote,
    'vocab:locator': claim.locator,
    ...(claim.saidAt && {
      'vocab:saidAt': claim.saidAt.edtf,
      'vocab:saidAtEarliest': claim.saidAt.earliest,
      'vocab:saidAtLatest': claim.saidAt.latest,
    }),
    'prov:generatedAtTime': claim.recordedAt,
    'prov:invalidatedAtTime': claim.retractedAt,
    'vocab:recordedBy': claim.actor,
    'vocab:note': claim.note,
  }),
};

const EVENT_STATUS: Readonly<Record<string, string>> = {
  SCHEDULED: 'schema:EventScheduled',
  POSTPONED: 'schema:EventPostponed',
  RESCHEDULED: 'schema:EventRescheduled',
  CANCELLED: 'schema:EventCancelled',
};

const tenure = ({ id, role, office, term, country }: TenureItem): Node => ({
  '@id': iri(id),
  '@type': 'schema:Role',
  'schema:roleName': office || role,
  'vocab:role': enumerated(role),
  ...between(term, 'schema:startDate', 'schema:endDate'),
  'schema:hasOccupation': {
    '@type': 'schema:Occupation',
    'schema:name': office || role,
    'schema:occupationLocation': reference(country),
  },
});

const dayOf = (span: Span | null) => (span && span.earliest === span.latest ? span.earliest : null);

function subject(of: Subject): Node | null {
  if ('slug' in of) return reference(of);
  const fact = { '@id': iri(of.id), '@type': `vocab:${TYPE_OF_FACT[kindOf(of.id)]!}` };
  if ('event' in of)
    return { ...fact, 'vocab:event': reference(of.event), 'vocab:participant': reference(of.participant) };
  if ('leader' in of)
    return { ...fact, 'vocab:leader': reference(of.leader), 'vocab:country': reference(of.country) };
  return { ...fact, 'vocab:subject': reference(of.subject), 'vocab:object': reference(of.object) };
}

const TYPE_OF_FACT: Readonly<Record<string, string>> = {
  participation: 'Participation',
  relationship: 'Relationship',
  tenure: 'Tenure',
};
