import type { Answer } from '../read-items';
import type { ResourceName } from '../resource';

/** A list as it is handed to a format; with the name of the list goes what its items are. */
export type AnyAnswer = { [Name in ResourceName]: Answer<Name> }[ResourceName];

/** Writes a list out as text, piece by piece as it is asked for. */
export interface ExportFormat {
  /** As it is called on the command line and in the address, and how the names of its files end. */
  name: string;
  mediaType: string;
  /** The lists that make sense in it. */
  resources: readonly ResourceName[];
  write(answer: AnyAnswer): AsyncIterable<string>;
}
