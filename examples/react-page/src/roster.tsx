import { type FragmentType, getFragmentData, graphql } from './gql';

const RosterFragment = graphql(`
  fragment Roster on Event {
    name
    participations(first: 100) {
      nodes {
        id
        level
        status
        participant {
          ... on Country {
            id
            name
          }
          ... on Leader {
            id
            name
          }
          ... on Organization {
            id
            name
          }
        }
      }
    }
  }
`);

export function Roster({ event }: { event: FragmentType<typeof RosterFragment> }) {
  const { name, participations } = getFragmentData(RosterFragment, event);
  return (
    <table>
      <caption>{name}</caption>
      <thead>
        <tr>
          <th>Who</th>
          <th>Level</th>
          <th>Status</th>
        </tr>
      </thead>
      <tbody>
        {participations.nodes.map(({ id, participant, level, status }) => (
          <tr key={id}>
            <td>{participant.name}</td>
            <td>{level}</td>
            <td>{status}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
