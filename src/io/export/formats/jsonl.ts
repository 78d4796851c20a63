import { RESOURCES } from '../resource';
import type { ExportFormat } from './format';

/** One JSON object a line, named as in GraphQL. What is not known is null. */
export const jsonl: ExportFormat = {
  name: 'jsonl',
  mediaType: 'application/x-ndjson; charset=utf-8',
  resources: RESOURCES,
  async *write({ items }) {
    for await (const item of items()) yield `${JSON.stringify(item)}\n`;
  },
};
