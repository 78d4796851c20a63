import { badInput } from '../../../platform/errors';
import { RESOURCES, type ResourceName } from '../resource';
import { csv } from './csv';
import type { ExportFormat } from './format';
import { gexf } from './gexf';
import { graphml } from './graphml';
import { ics } from './ics';
import { jsonl } from './jsonl';
import { jsonld } from './jsonld';

/** Every format, in the order of the documentation. */
export const exportFormats: readonly ExportFormat[] = [csv, jsonl, jsonld, graphml, gexf, ics];

/** The list and the format with these names; refuses unknown ones with a list of the known ones. */
export function chooseExport(
  resource: string,
  format: string,
): { resource: ResourceName; format: ExportFormat } {
  const name = RESOURCES.find((known) => known === resource);
  if (!name)
    throw badInput(['resource'], `"${resource}" cannot be exported; the lists are ${RESOURCES.join(', ')}.`);
  const fitting = exportFormats.filter(({ resources }) => resources.includes(name));
  const found = fitting.find((known) => known.name === format);
  if (!found) {
    const names = fitting.map((known) => known.name).join(', ');
    throw badInput(['format'], `${name} cannot be exported as "${format}"; the formats are ${names}.`);
  }
  return { resource: name, format: found };
}
