import { type FragmentType, getFragmentData, graphql } from './gql';

const SeatFragment = graphql(`
  fragment Seat on Participation {
    level
    status
    participant {
      ... on Entity {
        name
      }
    }
  }
`);

/** One line about a participation. The fields that it reads are masked everywhere else. */
export function describeSeat(masked: FragmentType<typeof SeatFragment>): string {
  const { participant, level, status } = getFragmentData(SeatFragment, masked);
  return [participant.name, level, status].filter(Boolean).join(', ');
}
