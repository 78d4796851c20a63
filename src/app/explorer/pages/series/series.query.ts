import type { Thing } from '../../components/thing';
import { AT_TIMES, NAMED, NAMED_FRAGMENT, TIME_VARIABLES } from '../../fragments';
import type { Comparison } from '../event/event.query';

/** A series with the rosters of its editions, and the latest beside the one before or the one that `with` names. */
export const SERIES_PAGE = `query SeriesPage($slug: String!, $series: ID!, $with: String, ${TIME_VARIABLES}) {
  ${AT_TIMES} {
    series(slug: $slug) {
      ...Named description names { value language kind }
      editions {
        ...Named edition status time { edtf } place { name }
        participations(first: 50, orderBy: [{ field: PROTOCOL }]) {
          totalCount
          nodes { id role level status participant { ${NAMED} } country { ...Named iso2 } }
        }
      }
    }
    latest: events(where: { series: { eq: $series } }, first: 1, orderBy: [{ field: TIME, direction: DESC }]) {
      nodes {
        ...Named edition
        comparison(with: $with) {
          from { ...Named edition }
          arrived { ...Represented }
          departed { ...Represented }
          changed { levelChange country { ...Named } from { ...Represented } to { ...Represented } }
          quantities { property from { ...Amount } to { ...Amount } }
        }
      }
    }
  }
  ever: series(slug: $slug) { ...Named }
}
${NAMED_FRAGMENT}
fragment Represented on Participation { id status level participant { ${NAMED} } country { ...Named iso2 } }
fragment Amount on Quantity { value low high unit approximate }`;

export interface Seat {
  readonly id: string;
  readonly role: string;
  readonly level: string | null;
  readonly status: string;
  readonly participant: Thing;
  readonly country: (Thing & { readonly iso2: string | null }) | null;
}

export interface Edition extends Thing {
  readonly edition: string | null;
  readonly status: string;
  readonly time: { readonly edtf: string };
  readonly place: { readonly name: string } | null;
  readonly participations: { readonly totalCount: number; readonly nodes: readonly Seat[] };
}

export interface SeriesItem extends Thing {
  readonly description: string;
  readonly names: readonly { readonly value: string; readonly language: string; readonly kind: string }[];
  readonly editions: readonly Edition[];
}

/** The latest edition, and what differs in it. */
export interface Latest extends Thing {
  readonly edition: string | null;
  readonly comparison: Comparison | null;
}

export interface SeriesData {
  readonly asOf: {
    readonly series: SeriesItem | null;
    readonly latest: { readonly nodes: readonly Latest[] };
  };
  readonly ever: Thing | null;
}
