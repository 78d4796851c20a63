import { EventMeasure } from '../../../../questions/statistics/statistics.enums';
import { Table } from '../../components/table';
import { usePage } from '../../page-request';
import { bucketEdtf, endOf, type TimelineLine, type TimelinePoint } from '../../views/timeline/line';
import { timeWords } from '../../words';
import { finer, type TimelineParameters } from './timeline-parameters';

// The rows of a table that a reader goes through; the files have them all.
const MAX_ROWS = 100;

const numberWords = (value: number | null) =>
  value === null ? 'none' : value.toLocaleString('en', { maximumFractionDigits: 2 });

const isSomething = ({ value }: TimelinePoint) => value !== null && value !== 0;

interface TableProps {
  readonly lines: readonly TimelineLine[];
  readonly parameters: TimelineParameters;
}

/** The numbers of a timeline: those of its buckets, or of several lines their sums and peaks. */
export const TimelineTable = (props: TableProps) =>
  props.lines.length === 1 ? <Buckets {...props} /> : <Lines {...props} />;

function Buckets({ lines, parameters: { interval } }: TableProps) {
  const page = usePage();
  const points = lines[0]!.points.filter(isSomething);
  const zoom = finer(interval);
  return (
    <>
      <Table heads={['When', lines[0]!.label || 'Events']} isOfNumbers>
        {points
          .slice(-MAX_ROWS)
          .reverse()
          .map(({ time, value }) => {
            const when = timeWords({ edtf: bucketEdtf(time, interval) });
            const last = new Date(endOf(time, interval).getTime() - 1).toISOString().slice(0, 10);
            const href =
              zoom && page.here({ from: time.slice(0, 10), to: last, interval: zoom, after: null });
            return (
              <tr>
                <th scope="row">{href === null ? when : <a href={href}>{when}</a>}</th>
                <td data-label="Events">{numberWords(value)}</td>
              </tr>
            );
          })}
      </Table>
      {points.length > MAX_ROWS && (
        <p class="small">
          The latest {MAX_ROWS} of {points.length}; <a href={page.here({}, '.csv')}>all of them as CSV</a>.
        </p>
      )}
    </>
  );
}

function Lines({ lines, parameters: { interval, measure } }: TableProps) {
  const isMean = measure === EventMeasure.AVG_GOLDSTEIN;
  return (
    <table class="rows numbers">
      <thead>
        <tr>
          <th scope="col">Group</th>
          {!isMean && <th scope="col">Total</th>}
          <th scope="col">Most in one {interval.toLowerCase()}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, href, points }) => {
          const found = points.filter(isSomething);
          const sum = found.reduce((total, { value }) => total + value!, 0);
          const peak = found.reduce<TimelinePoint | null>(
            (most, point) => (most === null || Math.abs(point.value!) > Math.abs(most.value!) ? point : most),
            null,
          );
          return (
            <tr>
              <th scope="row">{href === null ? label : <a href={href}>{label}</a>}</th>
              {!isMean && <td data-label="Total">{numberWords(sum)}</td>}
              <td data-label="Most">
                {peak &&
                  `${numberWords(peak.value)}, ${timeWords({ edtf: bucketEdtf(peak.time, interval) })}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
