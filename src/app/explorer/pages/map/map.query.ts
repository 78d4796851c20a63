import type { Thing } from '../../components/thing';
import { NAMED } from '../../fragments';
import { LOOKED_UP, type LookedUp } from '../filter/filter-words';

/** Where events take place: how many in each country, and the places of the latest. */
export const MAP_PAGE = `query MapPage($where: EventFilter, $of: String!, $hasOf: Boolean!, $country: String!, $hasCountry: Boolean!, $language: String!, $isEnglish: Boolean!, $validAt: Date, $saidBy: Date, $knownAt: DateTime) {
  asOf(validAt: $validAt, saidBy: $saidBy, knownAt: $knownAt) {
    eventStats(where: $where, groupBy: PLACE_COUNTRY, first: 100) { key label count latitude longitude }
    events(where: $where, first: 50) {
      totalCount
      nodes {
        ...Named
        time { edtf }
        place { name latitude longitude country { ...Named latitude longitude } }
      }
    }
    ${LOOKED_UP}
  }
}
fragment Named ${NAMED.replace('... on', 'on')}`;

interface Located {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface CountryItem extends Located {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

export interface PlacedEvent extends Thing {
  readonly time: { readonly edtf: string };
  readonly place:
    (Located & { readonly name: string | null; readonly country: (Thing & Located) | null }) | null;
}

export interface MapData {
  readonly asOf: LookedUp & {
    readonly eventStats: readonly CountryItem[];
    readonly events: { readonly totalCount: number; readonly nodes: readonly PlacedEvent[] };
  };
}
