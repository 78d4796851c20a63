import type { ImportFormat } from '../../../generated/prisma/enums';
import type { Format } from '../format';
import { cowAlliances } from './cow-alliances';
import { factbookLeaders } from './factbook-leaders';
import { gdeltEvents } from './gdelt-events';
import { icewsEvents } from './icews-events';
import { reignLeaders } from './reign-leaders';
import { rostrumJsonl } from './rostrum-jsonl';
import { wikipediaCurrentEvents } from './wikipedia-current-events';

/** Every format that can be imported, in the order in which help names them. */
export const formats: readonly Format[] = [
  gdeltEvents,
  icewsEvents,
  cowAlliances,
  reignLeaders,
  factbookLeaders,
  wikipediaCurrentEvents,
  rostrumJsonl,
];

/** The name of a format on the command line: gdelt-events for GDELT_EVENTS. */
export const commandName = ({ name }: Format): string => name.toLowerCase().replaceAll('_', '-');

/** The format with a name, as in GraphQL or on the command line; null if there is none. */
export const findFormat = (name: ImportFormat | string): Format | null =>
  formats.find((format) => format.name === name || commandName(format) === name) ?? null;
