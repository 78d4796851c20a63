// Converts the responses of each side to one shape in which they are compared: lists of the values
// requested.
import { readFileSync } from 'node:fs';

const textOf = (name) => readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8').trim();

/** The text of a GraphQL document in this folder, with the fragments that it spreads. */
export function document(name) {
  const [, ...fragments] = textOf(name.replace(/^\w+/, 'fragments')).split(/^fragment /m);
  let text = textOf(name);
  // From the last: a fragment spreads only those before it.
  for (const fragment of fragments.reverse()) {
    const [fragmentName] = fragment.split(' ');
    if (text.includes(`...${fragmentName}\n`)) text += `\n\nfragment ${fragment.trim()}`;
  }
  return text;
}

/** The number in a global id: 12 in event_12, and in event_12@k34, which carries a time. */
export const number = (id) => Number.parseInt(id.slice(id.indexOf('_') + 1), 10);

/** A participant: its type and name. */
export const who = ({ __typename, name }) => [__typename, name];

/** An instant, in either format. */
export const instant = (text) => new Date(text).getTime();

/** Q2 and Q7 in the form that the product and the naive side return. */
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
