import { type FragmentType, getFragmentData, graphql } from './gql';

const MonthFragment = graphql(`
  fragment Month on TimePoint {
    time
    value
  }
`);

const [WIDTH, HEIGHT] = [60, 100];

/** A bar for each month, as high as the number of its events. */
export function Timeline({ months }: { months: FragmentType<typeof MonthFragment>[] }) {
  const bars = getFragmentData(MonthFragment, months).map(({ time, value }) => ({
    month: time.slice(0, 7),
    events: value ?? 0,
  }));
  const most = Math.max(1, ...bars.map(({ events }) => events));
  return (
    <figure>
      <figcaption>Events by month</figcaption>
      <svg viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT + 20}`} role="img">
        {bars.map(({ month, events }, place) => {
          const height = (events / most) * HEIGHT;
          return (
            <g key={month} transform={`translate(${place * WIDTH})`}>
              <title>{`${month}: ${events}`}</title>
              <rect y={HEIGHT - height} width={WIDTH - 5} height={height} />
              <text x={WIDTH / 2} y={HEIGHT + 15}>
                {month}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
