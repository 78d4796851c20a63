import { countryLed, relationshipsOf } from './facts';
import { byLevel, idsOf, newestFirst, written } from './lists';
import type { Id, MadeOf } from './log';
import type { Oracle } from './oracle';
import { codesAnswer, historyOf, nameOf, namesAnswer } from './things';

/* Countries and leaders in the oracle. */

/** The fields common to countries and leaders. */
function actorOf(oracle: Oracle, id: Id, isOf: (tenure: MadeOf<'tenure'>) => boolean) {
  const takesPart = ({ participant, country }: MadeOf<'participation'>) =>
    participant === id || country === id;
  const part = oracle.participations().filter(takesPart);
  const events = oracle.events().filter((event) => part.some((each) => each.event === event.id));
  return {
    id,
    version: oracle.thing(id).version,
    name: nameOf(oracle, id),
    externalIds: codesAnswer(oracle, id),
    tenures: idsOf(newestFirst(oracle.listed(oracle.tenures()).filter(isOf), oracle.spanOf)),
    events: idsOf(newestFirst(events, (event) => oracle.span(event.id, 'time'))),
    participations: idsOf(byLevel(oracle, part)),
    claims: idsOf(oracle.about(id)),
    history: historyOf(oracle, id),
  };
}

export function countryOf(oracle: Oracle, id: Id) {
  return {
    ...actorOf(oracle, id, ({ country }) => country === id),
    names: namesAnswer(oracle, id),
    iso3: oracle.iso3Of(id),
    capital: oracle.value(id, 'capital', oracle.find('country', id)!.capital),
  };
}

export function leaderOf(oracle: Oracle, id: Id) {
  const country = countryLed(oracle, id);
  return {
    ...actorOf(oracle, id, ({ leader }) => leader === id),
    relationships: relationshipsOf(oracle, id),
    born: written(oracle.value(id, 'born', oracle.find('leader', id)!.born)),
    country: country && { ...country, name: nameOf(oracle, country.id) },
  };
}
