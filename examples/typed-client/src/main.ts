import { ask } from './ask';
import { graphql } from './gql';
import { participationLine } from './participation-line';

const RosterQuery = graphql(`
  query Roster($event: String!, $saidBy: Date) {
    asOf(saidBy: $saidBy) {
      event(slug: $event) {
        name
        participations(first: 100) {
          nodes {
            id
            ...ParticipationLine
          }
        }
      }
    }
  }
`);

async function main(saidBy?: string) {
  const { asOf } = await ask(RosterQuery, { event: 'victory-day-parade-2025', saidBy });
  if (!asOf.event) return console.log('No claim about it had been made by then.');
  console.log(asOf.event.name);
  for (const participation of asOf.event.participations.nodes) console.log(participationLine(participation));
}

void main(process.argv[2]);
