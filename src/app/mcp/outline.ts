type Fields = readonly (readonly [string, unknown])[];

const INDENT = '  ';

/**
 * Renders a value as an outline: a line for each thing, its parts below, and `[n]` for each claim by its
 * position in `claims`, the ids of claims. Null and empty values are omitted.
 */
export function outline(value: unknown, claims: readonly string[]): string {
  const numbers = new Map(claims.map((id, i) => [id, `[${i + 1}]`]));
  return linesOf(value, numbers).join('\n');
}

type Numbers = ReadonlyMap<string, string>;

function linesOf(value: unknown, numbers: Numbers): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, numbers));
  if (!isObject(value)) return isEmpty(value) ? [] : [textOf(value, numbers)];
  const fields = fieldsOf(value);
  const short = fields.filter(([, each]) => inlined(each, numbers) !== null);
  const long = fields.filter(([, each]) => inlined(each, numbers) === null);
  const head = headOf(short, numbers);
  return [
    ...(head === '' ? [] : [head]),
    ...long.flatMap(([key, each]) => {
      const below = linesOf(listed(each), numbers).map((line) => INDENT + line);
      return [`${key}${countOf(each)}${below.length === 0 ? '' : ':'}`, ...below];
    }),
  ];
}

/** An item of a list, with its parts indented below its first line. */
function itemLines(item: unknown, numbers: Numbers): string[] {
  const [first = '', ...rest] = linesOf(item, numbers);
  return [`- ${first}`, ...rest.map((line) => INDENT + line)];
}

const KEYS = ['slug', 'id', 'iso3'];
const NAMES = ['name', 'title', 'value'];

/** The fields that fit on one line: the name, then the keys, then the others with their labels. */
function headOf(fields: Fields, numbers: Numbers, separator = '; '): string {
  const given = new Map(fields);
  const called = NAMES.map((name) => given.get(name)).find((name) => typeof name === 'string');
  const keys = KEYS.flatMap((key) => (given.has(key) ? [textOf(given.get(key), numbers)] : []));
  const known = keys.join(', ');
  const first = called === undefined ? known : `${String(called)}${known === '' ? '' : ` (${known})`}`;
  const rest = fields
    .filter(([key, each]) => each !== called && !KEYS.includes(key))
    .map(([key, each]) => `${key}: ${inlined(each, numbers)!}`);
  return [first, ...rest].filter((part) => part !== '').join(separator);
}

/**
 * A value in a few words if it has no parts: a text, a time, a thing with only a name, a list of those.
 */
function inlined(value: unknown, numbers: Numbers): string | null {
  if (Array.isArray(value)) {
    const items = value.map((item) => inlined(item, numbers));
    return items.includes(null) ? null : items.join(', ').replaceAll('], [', '][');
  }
  if (!isObject(value)) return textOf(value, numbers);
  const fields = fieldsOf(value);
  if (fields.length === 1 && fields[0]![0] === 'edtf') return textOf(fields[0]![1], numbers);
  return spelled(fields) ?? (fields.every(isOfName) ? headOf(fields, numbers, ', ') : null);
}

/** A name or a code, with its attributes: 북한 (ko, COMMON). */
function spelled(fields: Fields): string | null {
  const { value, ...others } = Object.fromEntries(fields);
  const rest = Object.values(others).map((each) =>
    isObject(each) ? (each as { edtf?: string }).edtf : each,
  );
  const isPlain = typeof value === 'string' && rest.every((each) => typeof each === 'string');
  return isPlain ? `${value} (${rest.join(', ')})` : null;
}

/** Whether a field only gives the name of something, or when and where it applies. */
const isOfName = ([key, value]: Fields[number]): boolean =>
  key === 'country' ||
  key === 'time' ||
  ((KEYS.includes(key) || key === 'name' || key === 'title') && !isObject(value));

/** The total of a connection or a list, and the cursor of the next page. */
function countOf(value: unknown): string {
  if (!isObject(value)) return '';
  const { totalCount, pageInfo } = value as {
    totalCount?: number;
    pageInfo?: { hasNextPage?: boolean; endCursor?: string };
  };
  if (totalCount === undefined) return '';
  const items = (listed(value) as unknown[]).length;
  const more = pageInfo?.hasNextPage ? `; next page with after: "${pageInfo.endCursor}"` : '';
  return items === totalCount ? ` (${totalCount})` : ` (${items} of ${totalCount}${more})`;
}

/** The items of a connection; for an edge, the node with the fields of the edge. */
function listed(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { nodes, edges } = value as { nodes?: unknown[]; edges?: Record<string, unknown>[] };
  return nodes ?? edges?.map(({ node, ...edge }) => ({ ...(node as object), ...edge })) ?? value;
}

function fieldsOf(value: object): Fields {
  return Object.entries(value).filter(
    ([key, each]) => key !== '__typename' && key !== 'pageInfo' && !isEmpty(each),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return Array.isArray(value) && value.length === 0;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown, numbers: Numbers): string =>
  typeof value === 'string' ? (numbers.get(value) ?? value) : String(value);
