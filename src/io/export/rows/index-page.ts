import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
} from 'graphql';
import { xml } from '../../../platform/http/markup';
import { code, link, type Page, table } from '../../../api/http/page';
import { rowFormats } from './formats';
import { MAX_ROWS } from './paging';
import { argumentsOf } from './parameters';
import type { RowSet } from './row-set';
import { rowSets } from './row-sets';

// Parameters without which the example would return nothing.
const EXAMPLES: Readonly<Record<string, string>> = {
  roster: '?event=victory-day-parade-2025',
  timeline: '?interval=MONTH&groupBy=TYPE',
  stats: '?groupBy=TYPE',
};

/**
 * The page at /rows: every set of rows with its URLs, parameters and columns, as the schema describes
 * them.
 */
export function rowsIndex(schema: GraphQLSchema): Page {
  const max = MAX_ROWS.toLocaleString('en');
  const body = `<p>Results of GraphQL as flat rows, for spreadsheets, notebooks and dashboards: <code>GET /rows/&lt;set&gt;.csv</code> or <code>.json</code>.</p>
<ul>
<li>Parameters are the arguments of the GraphQL field from which the rows come. Write a field of an input object with dots, ${code('where.type.eq=CONSULT')}, or the whole object as JSON, ${code('where={"type":{"eq":"CONSULT"}}')}, URL-encoded. Separate the items of a list of codes or ids by commas; any list may repeat the parameter. An empty parameter counts as omitted.</li>
<li>${code('validAt')}, ${code('saidBy')} and ${code('knownAt')} select another time, as <code>asOf</code> does.</li>
<li>A response has at most ${max} rows. If there are more, its <code>Link</code> header with <code>rel="next"</code> has the URL of the next ones.</li>
<li>Ids are global ids; a column whose name ends in <code>_label</code> has the code of the preceding column in words.</li>
<li>Responses have an <code>ETag</code>. Errors are those of GraphQL; an invalid parameter gets status 400 with its name.</li>
<li>The latest changes are also available as an Atom feed, ${link('/feed.atom')}, with the parameters of ${code('changes')}. Whole lists as files, of any length, are at ${link('/export')}.</li>
</ul>
${Object.entries(rowSets)
  .map(([name, set]) => section(schema, name, set))
  .join('\n')}`;
  return { title: 'Rows', body };
}

function section(schema: GraphQLSchema, name: string, set: RowSet): string {
  const addresses = Object.keys(rowFormats).map((ending) =>
    link(`/rows/${name}.${ending}${EXAMPLES[name] ?? ''}`),
  );
  return `<h2 id="${name}">${name}</h2>
<p>${xml(set.description)} From ${code(`${set.type}.${set.field}`)}.</p>
<p>${addresses.join(', ')}</p>
${table(['parameter', 'type', ''], argumentsOf(schema, set).map(parameter))}
<p>Columns: ${set.columns.map((column) => code(column.name)).join(', ')}</p>`;
}

const parameter = (arg: GraphQLArgument): string[] => [
  code(arg.name),
  code(String(arg.type)),
  `${xml(arg.description ?? '')}${valuesOf(arg)}`,
];

/** The values of an enum, or the fields of an input object. */
function valuesOf({ name, type }: GraphQLArgument): string {
  const named = getNamedType(type);
  if (isEnumType(named))
    return ` One of ${named
      .getValues()
      .map((value) => code(value.name))
      .join(', ')}.`;
  if (!isInputObjectType(named) || name !== 'where') return '';
  return ` Fields: ${Object.keys(named.getFields())
    .map((field) => code(`where.${field}`))
    .join(', ')}.`;
}
