import { parseSpan } from '../../../engine/model/time/edtf';
import { importSlug } from '../../../engine/model/letters/fold';
import { WrongFormat, type Format, type FormatContext, type Row } from '../format';
import type { InputFile } from '../input-file';
import type { DatasetRecord } from '../rostrum-jsonl/records';
import { readHolders, type Holder, type UnreadPart, type Vacancy } from './factbook-holders';
import { factbookRecords, type FactbookRow } from './factbook-records';
import { vacancyRecords, type VacancyRow } from './factbook-vacancies';
import { isCapital } from './factbook-title';
import { plainText } from './plain-text';

const WHAT = "a country of the World Factbook as JSON (ch.json), with sections such as 'Introduction'";
const SECTIONS = ['Introduction', 'Geography', 'People and Society', 'Government', 'Economy'];
const URL = 'https://www.cia.gov/the-world-factbook/';
// The longest country takes a fifth of a megabyte.
const MAX_CHARACTERS = 16_000_000;

const OFFICES = [
  { label: 'chief of state', role: 'HEAD_OF_STATE' },
  { label: 'head of government', role: 'HEAD_OF_GOVERNMENT' },
] as const;

/** Heads of state and of government out of the Factbook's sentences: each holder of an office is a row of the file. */
export const factbookLeaders: Format = {
  name: 'FACTBOOK_LEADERS',
  title: 'World Factbook, chiefs of state and heads of government',
  extensions: ['json'],
  dataset: (file) => datasetOf(file),
  read,
  records: ({ number, values }, context) => recordsOf(number, values as FactbookRow | VacancyRow, context),
};

const recordsOf = (number: number, row: FactbookRow | VacancyRow, context: FormatContext) =>
  'vacancy' in row ? vacancyRecords(number, row, context) : factbookRecords(number, row, context);

function datasetOf(file: InputFile): DatasetRecord {
  if (!file.head.trimStart().startsWith('{')) throw new WrongFormat(`expected ${WHAT}; found no object`);
  const edition = editionOf(file);
  return {
    record: 'dataset',
    key: edition ? `factbook-${edition}` : 'factbook',
    name: 'The World Factbook, chiefs of state and heads of government',
    ...(edition && { version: edition }),
    license: 'CC0-1.0',
    citation: `The World Factbook${edition ? `, edition of ${edition}` : ''}. Washington, DC: Central Intelligence Agency`,
    url: URL,
  };
}

// Between characters other than letters and digits, so that the random name of a folder is not read as a year.
const DATED =
  /(?<![A-Za-z0-9])((?:19|20)\d\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-2]\d|3[01]))?)?(?![A-Za-z0-9])/;
const UPDATED = /"(?:date|updated|last_updated|edition)"\s*:\s*"(\d{4}(?:-\d\d(?:-\d\d)?)?)/i;
const FOLDERS = 3;

/** The date of an edition, as the file says it, or else its name or a folder near it: factbook-2019-04/ja.json. */
function editionOf({ head, path }: InputFile): string | null {
  const said = UPDATED.exec(head)?.[1];
  if (said) return said;
  const near = path
    .split('/')
    .slice(-1 - FOLDERS)
    .reverse();
  for (const part of near) {
    const match = DATED.exec(part);
    if (match) return match.slice(1).filter(Boolean).join('-');
  }
  return null;
}

async function* read(file: InputFile): AsyncIterable<Row> {
  const country = await readCountry(file);
  const branch = objectIn(objectIn(country, 'Government'), 'Executive branch');
  const code = /^([a-z]{2})\.json$/i.exec(file.name)?.[1]?.toUpperCase() ?? null;
  const name = shortName(objectIn(objectIn(country, 'Government'), 'Country name'));
  const dependency = textIn(objectIn(country, 'Government'), 'Dependency status');
  const parts = OFFICES.flatMap(({ label, role }) =>
    readHolders(textIn(branch, label)).map((part) => ({ label, role, part })),
  );
  const holders = parts.flatMap(({ part }) => ('named' in part ? part : []));
  const edition = editionOf(file);
  const attestedUntil = attestedBy(holders, edition);
  const keys = new Set<string>();
  let number = 0;
  for (const { label, role, part } of parts) {
    number++;
    const text = `${label}: ${part.text}`;
    if (isUnread(part)) {
      yield { number, text, fault: part.fault };
      continue;
    }
    const key = freshKey(`${code ?? importSlug(name)}:${importSlug(label)}:${calledIn(part)}`, keys);
    const others = holders.filter((other) => other !== part);
    const where = { code, name, dependency, file: file.name };
    const isFirst = parts.find((other) => other.role === role)?.part === part;
    const said = { where, label, role, isFirst, edition, attestedUntil };
    if ('named' in part) {
      const values: FactbookRow = { ...said, holder: part, others };
      yield { number, key, text, values };
    } else {
      const besides = parts.flatMap((other) =>
        other.role === role && 'named' in other.part ? other.part : [],
      );
      const values: VacancyRow = { ...said, vacancy: part, besides };
      yield { number, key, text, values };
    }
  }
}

/** The key of a row within its label: the name of the holder, or that the office is vacant. */
const calledIn = (part: Holder | Vacancy): string =>
  'named' in part
    ? importSlug(part.named.split(' ').slice(firstCapital(part)).join(' ')) || 'unnamed'
    : `vacant-${importSlug(part.vacant)}`;

/** The name of a country: the conventional one, else the first one that is given. */
const shortName = (names: object): string =>
  textIn(names, 'conventional short form') ||
  textIn(names, Object.keys(names).find((key) => key.endsWith('short form')) ?? '');

const isUnread = (part: Holder | Vacancy | UnreadPart): part is UnreadPart => 'fault' in part;

const firstCapital = ({ named }: Holder) => Math.max(0, named.split(' ').findIndex(isCapital));

function freshKey(key: string, known: Set<string>): string {
  let fresh = key;
  for (let at = 2; known.has(fresh); at++) fresh = `${key}-${at}`;
  known.add(fresh);
  return fresh;
}

/** The last day of which the file certainly knew: that of its edition, or of what it tells last. */
function attestedBy(holders: readonly Holder[], edition: string | null): string | null {
  const days = [
    ...holders.flatMap(({ term }) => ('since' in term ? term.since : [])),
    ...(edition ? [edition] : []),
  ];
  const known = days.map((day) => parseSpan(day).earliest as string).sort();
  return known.at(-1) ?? null;
}

async function readCountry(file: InputFile): Promise<object> {
  let text = '';
  for await (const piece of file.text()) {
    text += piece;
    if (text.length > MAX_CHARACTERS)
      throw new WrongFormat(`expected ${WHAT}; found a file that is too long`);
  }
  const country = parse(text);
  const isCountry =
    typeof country === 'object' &&
    country !== null &&
    SECTIONS.some((name) => hasText(objectIn(country, name)));
  if (!isCountry) throw new WrongFormat(`expected ${WHAT}; found no such section with texts`);
  return country;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongFormat(`expected ${WHAT}; found no JSON`);
  }
}

function objectIn(whole: object, name: string): object {
  const part = (whole as Record<string, unknown>)[name];
  return typeof part === 'object' && part !== null ? part : {};
}

/** Whether something is said anywhere in a part: the index of the Factbook's categories has the same sections. */
const hasText = (part: object, levels = 10): boolean =>
  Object.entries(part).some(([key, value]: [string, unknown]) =>
    key === 'text'
      ? typeof value === 'string'
      : typeof value === 'object' && value !== null && levels > 0 && hasText(value, levels - 1),
  );

const textIn = (whole: object, name: string): string => {
  const { text } = objectIn(whole, name) as { text?: unknown };
  // A paragraph of its own is a statement of its own.
  return typeof text === 'string' ? plainText(text.replace(/(?:<br\s*\/?>\s*){2,}/gi, '; ')) : '';
};
