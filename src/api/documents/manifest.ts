import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** `{hash: text}`, as GraphQL Code Generator's client preset and Relay's compiler write it. */
const byHash = z.record(z.string(), z.string());
/** As Apollo's generate-persisted-query-manifest writes it. */
const apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** Reads a manifest of documents: their texts by id. Throws with the file and what would be right. */
export function readManifest(path: string): ReadonlyMap<string, string> {
  const manifest = z.union([apollo, byHash]).safeParse(readJson(path));
  if (!manifest.success) {
    throw new Error(
      `${path} is no manifest of documents: it should be {"<hash>": "<document>", …}, as GraphQL Code Generator and Relay write it, or Apollo's persisted query manifest`,
    );
  }
  const { data } = manifest;
  if (isApollo(data)) return new Map(data.operations.map(({ id, body }) => [id, body]));
  return new Map(Object.entries(data));
}

const isApollo = (data: z.infer<typeof apollo> | z.infer<typeof byHash>): data is z.infer<typeof apollo> =>
  Array.isArray(data.operations);

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new Error(`the manifest of documents cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
