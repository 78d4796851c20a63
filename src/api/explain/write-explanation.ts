import type { Constraint } from '../../engine/query/plan/constraint';
import type { Explanation, FieldExplanation, ParameterExplanation, StatementExplanation } from './explain';
import type { PostgresPlan } from './explain-statement';

// More of a value than this is seldom looked at, and may be a megabyte.
const LONGEST_VALUE = 120;

/** An explanation for people; in JSON it has the values whole. */
export function writeExplanation({ statements, withoutStatement }: Explanation): string {
  const parts = statements.map((statement, i) => writeStatement(statement, i + 1, statements.length));
  if (withoutStatement.length > 0) parts.push(`Read without a statement: ${withoutStatement.join(', ')}`);
  return `${parts.join('\n\n') || 'Nothing of it is read by a statement.'}\n`;
}

function writeStatement(statement: StatementExplanation, number: number, count: number): string {
  const { fields, sql, parameters, postgres } = statement;
  const paths = fields.map(({ path }) => path).join(', ');
  return [
    `# Statement ${number} of ${count}, which reads ${paths}`,
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
      rows.length > 0
        ? `is used again where\n${table(rows)}`
        : 'is used again for whatever the variables are',
    ),
    section(
      `Transcoder of ${path}`,
      'code' in transcoder
        ? transcoder.code
        : `none, since of ${transcoder.unsupported} values have to be made`,
    ),
  ];
}

const section = (title: string, text: string): string => `## ${title}\n${text}`;

const parameterCells = ({ number, value, from, isDerived }: ParameterExplanation): string[] => [
  `$${number}`,
  textOf(value),
  from === null ? 'fixed in the plan' : isDerived ? `follows from ${from}` : from,
];

const constraintCells = ({ path, type, expected }: Constraint): string[] => [
  path,
  type,
  expected === undefined ? 'none' : textOf(expected),
];

function textOf(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function table(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd())
    .join('\n');
}

const linesOf = (postgres: PostgresPlan): string[] =>
  'error' in postgres ? [`EXPLAIN failed: ${postgres.error}`] : postgres.plan.map(String);
