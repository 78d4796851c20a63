import type { Constraint } from '../../engine/query/plan/deferred';
import type { Explanation, FieldExplanation, ParameterExplanation, StatementExplanation } from './explain';
import type { PostgresPlan } from './explain-statement';

// Longer values are rarely useful, and can be a megabyte.
const MAX_VALUE = 120;

/** An explanation as text; the JSON form contains whole values. */
export function writeExplanation({ statements, withoutStatement }: Explanation): string {
  const parts = statements.map((statement, i) => writeStatement(statement, i + 1, statements.length));
  if (withoutStatement.length > 0) parts.push(`Read without a statement: ${withoutStatement.join(', ')}`);
  return `${parts.join('\n\n') || 'No field needs a statement.'}\n`;
}

function writeStatement(statement: StatementExplanation, number: number, count: number): string {
  const { fields, sql, parameters, postgres } = statement;
  const paths = fields.map(({ path }) => path).join(', ');
  return [
    `# Statement ${number} of ${count}: ${paths}`,
    section('SQL', sql),
    section('Parameters', parameters.length > 0 ? table(parameters.map(parameterCells)) : 'none'),
    ...fields.flatMap(writeField),
    section('PostgreSQL', linesOf(postgres).join('\n')),
  ].join('\n\n');
}

function writeField({ path, constraints, transcoder }: FieldExplanation): string[] {
  const rows = constraints.map(constraintCells);
  return [
    section(
      `Plan of ${path}`,
      rows.length > 0 ? `is used again if\n${table(rows)}` : 'is used again for all variables',
    ),
    section(
      `Transcoder of ${path}`,
      'code' in transcoder ? transcoder.code : `none: not supported for ${transcoder.unsupported}`,
    ),
  ];
}

const section = (title: string, text: string): string => `## ${title}\n${text}`;

const parameterCells = ({ number, value, from, isDerived }: ParameterExplanation): string[] => [
  `$${number}`,
  textOf(value),
  from === null ? 'fixed in the plan' : isDerived ? `computed from ${from}` : from,
];

const constraintCells = ({ path, type, expected }: Constraint): string[] => [
  path,
  type,
  expected === undefined ? 'none' : textOf(expected),
];

function textOf(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

function table(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd())
    .join('\n');
}

const linesOf = (postgres: PostgresPlan): string[] =>
  'error' in postgres ? [`EXPLAIN failed: ${postgres.error}`] : postgres.plan.map(String);
