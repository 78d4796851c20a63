import {
  kindOf,
  wikidataOf,
  type Code,
  type Items,
  type Named,
  type Subject,
  type TenureItem,
  type Thing,
} from '../items';
import type { ResourceName } from '../resource';
import { date, ends, edtf } from './jsonld-dates';

/** A node of linked data; null values and empty lists are omitted. */
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

/** A reference to a thing, with its name. */
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

// Names in other languages, language-tagged as in BCP 47.
const names = (all: readonly { value: string; language: string }[]) =>
  all.map(({ value, language }) => (language === 'und' ? value : { '@value': value, '@language': language }));

const dataset = (of: { id: string; name: string } | null) =>
  of && { '@id': iri(of.id), '@type': 'schema:Dataset', 'schema:name': of.name };

/** The node that represents an item of each list. */
export const nodes: { [Name in ResourceName]: (item: Items[Name]) => Node } = {
  events: (event) => ({
    ...reference(event),
    'schema:alternateName': names(event.names.filter(({ value }) => value !== event.name)),
    'schema:description': event.summary,
    ...ends(event.time),
    'vocab:type': enumerated(event.type),
    'vocab:status': enumerated(event.status),
    'schema:eventStatus': EVENT_STATUS[event.status] ? { '@id': EVENT_STATUS[event.status] } : null,
    'schema:location': event.place && {
      '@type': 'schema:Place',
      'schema:name': event.place.name,
      'schema:containedInPlace': reference(event.place.country),
      // Whether the coordinates are an exact spot, or the center of a country.
      'vocab:precision': enumerated(event.place.precision),
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
    // An invited or expected participant is not an attendee; the participation has the status.
    'schema:attendee': event.participations
      .filter(({ status }) => status === 'ATTENDED')
      .map(({ participant }) => ({ '@id': iri(participant.id) })),
    'vocab:participation': event.participations.map(
      ({ id, participant, country, role, level, status, confidence, reason }) => ({
        '@id': iri(id),
        '@type': 'vocab:Participation',
        'vocab:participant': reference(participant),
        'vocab:represents': reference(country),
        'vocab:role': enumerated(role),
        'vocab:level': enumerated(level),
        'vocab:status': enumerated(status),
        'vocab:confidence': confidence,
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
    ...ends(relationship.valid),
    'vocab:polarity': relationship.polarity,
    'schema:description': relationship.summary,
    'schema:identifier': codes(relationship.externalIds),
    'schema:isPartOf': dataset(relationship.dataset),
  }),
  leaders: (leader) => ({
    ...reference(leader),
    'schema:alternateName': names(leader.names.filter(({ value }) => value !== leader.name)),
    'schema:birthDate': date(leader.born),
    'schema:deathDate': date(leader.died),
    'vocab:born': edtf(leader.born),
    'vocab:died': edtf(leader.died),
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
      'schema:datePublished': date(claim.source.publishedAt),
      'vocab:reliability': enumerated(claim.source.reliability),
    },
    'prov:value': claim.quote,
    'vocab:locator': claim.locator,
    'vocab:saidAt': date(claim.saidAt),
    'prov:generatedAtTime': claim.recordedAt,
    'prov:invalidatedAtTime': claim.retractedAt,
    'vocab:recordedBy': claim.actor,
    'vocab:note': claim.note,
  }),
};

// schema.org has no status for events that are under way or over, nor for those coded by machine.
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
  ...ends(term),
  'schema:hasOccupation': {
    '@type': 'schema:Occupation',
    'schema:name': office || role,
    'schema:occupationLocation': reference(country),
  },
});

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
