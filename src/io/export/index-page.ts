import type { GraphQLArgument, GraphQLSchema } from 'graphql';
import { xml } from '../../platform/http/markup';
import { code, link, type Page, table } from '../../api/http/page';
import { exportFormats } from './formats';
import { RESOURCES } from './resource';

/** The page at /export: every list with its formats, and the parameters. */
export function exportIndex(schema: GraphQLSchema): Page {
  const { asOf, ...query } = schema.getQueryType()!.getFields();
  const lists = RESOURCES.map((name) => [
    code(name),
    exportFormats
      .filter(({ resources }) => resources.includes(name))
      .map((format) => link(`/export/${name}.${format.name}`))
      .join(', '),
  ]);
  const where = RESOURCES.map((name) => code(String(argumentOf(query[name]!.args, 'where').type)));
  const parameters = [
    [
      code('where'),
      `The argument <code>where</code> of the list in GraphQL (${where.join(', ')}) as JSON, URL-encoded: ${code('where={"type":{"eq":"CONSULT"}}')}.`,
    ],
    ...asOf!.args.map(({ name, description }) => [code(name), xml(description ?? '')]),
  ];
  const body = `<p>Lists as files of any length, each a consistent snapshot, streamed as they are read: <code>GET /export/&lt;list&gt;.&lt;format&gt;</code>.</p>
${table(['list', 'formats'], lists)}
<h2>Parameters</h2>
${table(['parameter', ''], parameters)}
<p>Files have an <code>ETag</code>: if nothing was recorded since, <code>If-None-Match</code> gets 304. Flat rows for dashboards are at ${link('/rows')}.</p>`;
  return { title: 'Export', body };
}

const argumentOf = (args: readonly GraphQLArgument[], name: string) => args.find((arg) => arg.name === name)!;
