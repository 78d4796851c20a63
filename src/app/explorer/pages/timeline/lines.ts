import { EventGroup } from '../../../../questions/statistics/statistics.enums';
import type { PageRequest } from '../../page-request';
import type { TimelineLine } from '../../views/timeline/line';
import { words } from '../../words';
import type { TimelineItem } from './timeline.query';

const CODED: readonly EventGroup[] = [EventGroup.TYPE, EventGroup.QUAD_CLASS, EventGroup.STATUS];
/** How a page is asked for one group alone, where its parameters can. */
const PARAMETERS: Readonly<Partial<Record<EventGroup, string>>> = {
  TYPE: 'type',
  PARTICIPANT: 'of',
  PLACE_COUNTRY: 'country',
};

/** The rows of a timeline as lines, in the order of their groups. */
export function linesOf(
  items: readonly TimelineItem[],
  groupBy: EventGroup | null,
  page: PageRequest,
): TimelineLine[] {
  const lines = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const id = `${item.key} ${item.label}`;
    lines.set(id, [...(lines.get(id) ?? []), item]);
  }
  return [...lines.values()].map((points) => ({
    label: groupBy === null ? '' : labelOf(points[0]!, groupBy),
    href: groupBy === null ? null : linkTo(points[0]!, groupBy, page),
    points,
  }));
}

const labelOf = ({ label }: TimelineItem, groupBy: EventGroup) =>
  label !== null && CODED.includes(groupBy) ? words(label) : (label ?? 'none');

function linkTo({ key }: TimelineItem, groupBy: EventGroup, page: PageRequest): string | null {
  const parameter = PARAMETERS[groupBy];
  return key === null || parameter === undefined ? null : page.here({ [parameter]: key, groupBy: null });
}
