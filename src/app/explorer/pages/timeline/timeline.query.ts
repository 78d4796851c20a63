import type { Thing } from '../../components/thing';
import { NAMED } from '../../fragments';
import { LOOKED_UP, type LookedUp } from '../filter/filter-words';

/** Events over time, and the latest of them. */
export const TIMELINE_PAGE = `query TimelinePage($where: EventFilter, $interval: TimeInterval!, $groupBy: EventGroup, $measure: EventMeasure, $after: String, $of: String!, $hasOf: Boolean!, $country: String!, $hasCountry: Boolean!, $language: String!, $isEnglish: Boolean!, $validAt: Date, $saidBy: Date, $knownAt: DateTime) {
  asOf(validAt: $validAt, saidBy: $saidBy, knownAt: $knownAt) {
    timeline(where: $where, interval: $interval, groupBy: $groupBy, measure: $measure) { time value key label }
    events(where: $where, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Named status time { edtf } }
    }
    ${LOOKED_UP}
  }
}
fragment Named ${NAMED.replace('... on', 'on')}`;

export interface TimelineItem {
  readonly time: string;
  readonly value: number | null;
  readonly key: string | null;
  readonly label: string | null;
}

export interface EventList {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (Thing & { readonly status: string; readonly time: { readonly edtf: string } })[];
}

export interface TimelineData {
  readonly asOf: LookedUp & { readonly timeline: readonly TimelineItem[]; readonly events: EventList };
}
