import { RESOURCES } from '../resource';
import type { ExportFormat } from './format';

/** One JSON object per line, with the names of GraphQL. Unknown values are null. */
export const jsonl: ExportFormat = {
  name: 'jsonl',
  mediaType: 'application/x-ndjson; charset=utf-8',
  resources: RESOURCES,
  async *write({ items }) {
    for await (const item of items()) yield `${JSON.stringify(item)}\n`;
  },
};
