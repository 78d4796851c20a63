import { type FragmentType, getFragmentData, graphql } from './gql';

const ParticipationLineFragment = graphql(`
  fragment ParticipationLine on Participation {
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
export function participationLine(masked: FragmentType<typeof ParticipationLineFragment>): string {
  const { participant, level, status } = getFragmentData(ParticipationLineFragment, masked);
  return [participant.name, level, status].filter(Boolean).join(', ');
}
