import type {
  AttendanceStatus,
  EventStatus,
  EventType,
  Modality,
  ParticipationRole,
  ProtocolLevel,
  RelationshipStatus,
  RelationshipType,
} from '../../generated/prisma/enums';
import type { Span } from './document';
import type { Thing, Via } from './gazetteer';
import type { Title } from './lexicon/offices';

/** A thing that a name may mean; scores are between 0 and 1. */
export interface Candidate {
  slug: string;
  via: Via;
  score: number;
}

/** A name in a text, and what it may mean. */
export interface NameMention extends Span {
  text: string;
  candidates: readonly Candidate[];
  chosen?: Thing;
}

/** Who a phrase means: a thing, or a name that is not linked, with what is said about it. */
export interface Actor extends Span {
  thing?: Thing;
  /** The country that it belongs to or is. */
  country?: Thing;
  /** The name that has to be linked first. */
  unlinked?: NameMention;
  title?: Title;
  /** The level at which it represents its country: by the office held on the day, or else the title in the text. */
  level?: ProtocolLevel;
  /** It is a person, whether linked or not. */
  isPerson: boolean;
  /** It stands for its country as a whole: "Iran", "Iranian officials". */
  isCollective: boolean;
}

/** Who says something and how surely; the quote and rule that it was read from. */
export interface Attribution {
  modality: Modality;
  speaker?: Actor;
  condition?: string;
}

interface FrameBase extends Attribution {
  rule: string;
  /** The part of the text that says so. */
  span: Span;
}

/** A deed by PLOVER type, with its source and target. */
export interface DeedFrame extends FrameBase {
  kind: 'deed';
  type: EventType;
  sources: Actor[];
  targets: Actor[];
  status: EventStatus;
  time?: string;
  place?: Place;
  /** Its verb, where it is read from a clause. */
  verb?: string;
  /** It stands in a main clause or a reported statement, in the journalist's words, and its target is named. */
  isPlain?: boolean;
  /** It answers what another has done, which the sentences before say: "welcomed the decision". */
  isReaction?: boolean;
  /** The target is what it is about, and takes no part itself. */
  about?: boolean;
}

export interface Place {
  name: string;
  country?: Thing;
}

/** That something is true of an event at which people take part. */
export interface EventFrame extends FrameBase {
  kind: 'event';
  event: string;
  property: string;
  value: unknown;
}

export interface AttendanceFrame extends FrameBase {
  kind: 'attendance';
  event: string;
  participant: Actor;
  role: ParticipationRole;
  status: AttendanceStatus;
  level?: ProtocolLevel;
  reason?: string;
}

export interface RelationFrame extends FrameBase {
  kind: 'relation';
  type: RelationshipType;
  subject: Actor;
  object: Actor;
  status: RelationshipStatus;
  reason?: string;
}

export interface TenureFrame extends FrameBase {
  kind: 'tenure';
  leader: Actor;
  country: Thing;
  role: 'HEAD_OF_STATE' | 'HEAD_OF_GOVERNMENT' | 'MINISTER' | 'OTHER';
  office: string;
}

/** That something is true of a person, country or organization. */
export interface ActorFrame extends FrameBase {
  kind: 'actor';
  subject: Actor;
  property: string;
  value: string;
  /** The event whose label is the value. */
  event?: string;
}

export type Frame = DeedFrame | EventFrame | AttendanceFrame | RelationFrame | TenureFrame | ActorFrame;

/** An event at which people take part, as the article describes it. */
export interface Occasion {
  key: string;
  label: string;
  type: EventType;
  series?: Thing;
  edition?: string;
  time?: string;
  place?: Place;
  status: EventStatus;
  span: Span;
}
