// An answer in each side's own shape is brought into one, in which the answers are compared: lists of what was asked for.
import { readFileSync } from 'node:fs';

/** The text of a GraphQL document of this folder. */
export const document = (name) => readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8').trim();

/** The number in a global id: 12 of event_12, and of event_12@k34, which carries a time. */
export const number = (id) => Number.parseInt(id.slice(id.indexOf('_') + 1), 10);

/** A participant: what it is, and its name. */
export const who = ({ __typename, name }) => [__typename, name];

/** An instant, whichever way it is written. */
export const instant = (text) => new Date(text).getTime();

/** Q2 and Q7 as the product and the resolver for each field answer them. */
export const eventsOfCountry = ({ country: c }) => [
  c.name,
  c.events.nodes.map((e) => [
    number(e.id),
    e.name,
    e.status,
    e.time.edtf,
    e.participations.nodes.map((p) => [p.status, who(p.participant)]),
  ]),
];
