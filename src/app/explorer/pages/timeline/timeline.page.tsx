import { column } from '../../../../io/export/formats/csv-columns';
import { EventGroup, EventMeasure, TimeInterval } from '../../../../questions/statistics/statistics.enums';
import { Content, Head } from '../../components/head';
import { TimeBar } from '../../components/time-bar';
import { tagFor } from '../../embed/tag-for';
import { definePage } from '../../page';
import type { Draw } from '../../views/drawing';
import { Figure } from '../../views/drawing';
import { drawTimeline } from '../../views/timeline/draw-timeline';
import type { TimelineLine } from '../../views/timeline/line';
import { counted, lowerWords } from '../../words';
import { filterOf } from '../filter/event-filter';
import { Choice, FilterForm } from '../filter/filter-form';
import { eventWords, lookUps } from '../filter/filter-words';
import { LatestEvents } from './latest-events';
import { linesOf } from './lines';
import { readTimelineParameters, type TimelineParameters } from './timeline-parameters';
import { TimelineTable } from './timeline-tables';
import { TIMELINE_PAGE, type TimelineData, type TimelineItem } from './timeline.query';

const MEASURES: Readonly<Record<EventMeasure, string>> = {
  COUNT: '',
  AVG_GOLDSTEIN: ', their mean Goldstein score',
  SUM_GOLDSTEIN: ', the sum of their Goldstein scores',
};

/** Events over time: how many in each day, month or year, in all or by group. */
export const timelinePage = definePage<TimelineData>({
  path: '/timeline',
  document: TIMELINE_PAGE,
  variables({ search }) {
    const { events, interval, groupBy, measure } = readTimelineParameters(search);
    return {
      where: filterOf(events),
      interval,
      groupBy,
      measure,
      after: search.get('after'),
      ...lookUps(events),
    };
  },
  present({ asOf }, request) {
    const parameters = readTimelineParameters(request.search);
    const lines = linesOf(asOf.timeline, parameters.groupBy, request);
    const title = `${eventWords(parameters.events, asOf)} by ${parameters.interval.toLowerCase()}`;
    const lead = `${counted(asOf.events.totalCount, 'event')}${groupWords(parameters)}${MEASURES[parameters.measure]}.`;
    const drawing = drawingOf(lines, parameters);
    const chart = drawing ? (
      <Figure draw={drawing} label={`${title}: ${lead}`} />
    ) : (
      <p class="empty">No event at this time.</p>
    );
    return {
      title,
      body: (
        <>
          <Head kicker="Timeline" title={title} lead={lead} />
          <TimeBar />
          <Content>
            <TimelineForm parameters={parameters} />
            {chart}
            {drawing && <TimelineTable lines={lines} parameters={parameters} />}
            <LatestEvents events={asOf.events} />
          </Content>
        </>
      ),
      table: {
        columns: [
          column<TimelineItem>('time', ({ time }) => time),
          column<TimelineItem>('key', ({ key }) => key),
          column<TimelineItem>('label', ({ label }) => label),
          column<TimelineItem>('value', ({ value }) => value),
        ],
        items: asOf.timeline,
      },
      drawing,
      embedded: chart,
      embed: tagFor('timeline', request.search),
    };
  },
});

const groupWords = ({ groupBy }: TimelineParameters) =>
  groupBy === null ? '' : `, by ${lowerWords(groupBy)}`;

const drawingOf = (lines: readonly TimelineLine[], parameters: TimelineParameters): Draw | undefined =>
  lines.length === 0
    ? undefined
    : drawTimeline(lines, parameters.interval, parameters.measure !== EventMeasure.COUNT);

const TimelineForm = ({ parameters }: { readonly parameters: TimelineParameters }) => (
  <FilterForm parameters={parameters.events}>
    <Choice name="interval" label="By" values={Object.values(TimeInterval)} chosen={parameters.interval} />
    <Choice
      name="groupBy"
      label="Group by"
      none="nothing"
      values={['', ...Object.values(EventGroup)]}
      chosen={parameters.groupBy ?? ''}
    />
    <Choice name="measure" label="Measure" values={Object.values(EventMeasure)} chosen={parameters.measure} />
  </FilterForm>
);
