// Converts the responses of each side to one shape in which they are compared: lists of the values
// requested.

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
