import type { ExportResult } from '../read-items';
import type { ResourceName } from '../resource';

/** A list as it is passed to a format; the name of the list determines the type of its items. */
export type AnyExportResult = { [Name in ResourceName]: ExportResult<Name> }[ResourceName];

/** Serializes a list as a stream of text. */
export interface ExportFormat {
  /** Its name on the command line and in URLs, and the extension of its files. */
  name: string;
  mediaType: string;
  /** The lists that it can represent. */
  resources: readonly ResourceName[];
  write(answer: AnyExportResult): AsyncIterable<string>;
}
