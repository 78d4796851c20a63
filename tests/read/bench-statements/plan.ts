/** A node of the output of EXPLAIN (ANALYZE, FORMAT JSON). */
export interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Sort Key'?: string[];
  Plans?: Plan[];
}

/** The nodes that were executed. */
function* nodesOf(plan: Plan): Iterable<Plan> {
  if (plan['Actual Loops'] === 0) return;
  yield plan;
  for (const part of plan.Plans ?? []) yield* nodesOf(part);
}

/** The tables of which every row was read. */
export const tablesReadWhole = (plan: Plan): string[] =>
  [...nodesOf(plan)]
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name'] as string);

/** What was sorted, and how many rows went into it at once, regardless of the output. */
export const sortsOf = (plan: Plan): { key: string; rows: number }[] =>
  [...nodesOf(plan)]
    .filter((node) => node['Node Type'] === 'Sort')
    .map((node) => ({
      key: node['Sort Key']!.join(', '),
      rows: Math.max(...(node.Plans ?? []).map((input) => input['Actual Rows'])),
    }));
