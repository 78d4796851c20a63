import type { OfficeRole } from '../../../generated/prisma/enums';
import { importSlug, fold } from '../../../engine/model/letters/fold';
import { RejectedRow, type FormatContext } from '../format';
import type { OfficeBegun, Resolver } from '../resolver';
import type { LeaderRecord, RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { OPEN, parseSpan, UNKNOWN } from '../../../engine/model/time/edtf';
import { nameClaim } from './name-claim';
import type { Holder } from './factbook-holders';
import { isCapital, partTitle, plainName, spellName } from './factbook-title';
import { isRespelled } from './respelled';

/** What the file says beside a holder or a vacancy. */
export interface Said {
  /** FIPS code by the file's name, the country's name, and of whom it is a dependency. */
  where: { code: string | null; name: string; dependency: string; file: string };
  label: 'chief of state' | 'head of government';
  role: 'HEAD_OF_STATE' | 'HEAD_OF_GOVERNMENT';
  /** Whether this is the first person or vacancy in the text of the label. */
  isFirst: boolean;
  edition: string | null;
  attestedUntil: string | null;
}

/** One holder of an office. */
export interface FactbookRow extends Said {
  holder: Holder;
  /** The other holders in the file. */
  others: readonly Holder[];
}

/** An edition as a source. */
export const editionSource = (dataset: string, edition: string | null): SourceRecord => ({
  record: 'source',
  key: dataset,
  title: `The World Factbook${edition ? `, edition of ${edition}` : ''}`,
  publisher: 'Central Intelligence Agency',
  url: 'https://www.cia.gov/the-world-factbook/',
  ...(edition && { publishedAt: edition }),
  reliability: 'B',
  dataset,
});

/** The records of a holder: the leader, unless one of that name and time is recorded, and the tenure. */
export function factbookRecords(number: number, row: FactbookRow, context: FormatContext): RostrumRecord[] {
  const { holder, label, where, edition, attestedUntil } = row;
  const { dataset, resolver } = context;
  const isCountry = (name: string) => resolver.countryNamed(name).slug !== null;
  const parted = partTitle(holder.named, isCountry) ?? untitled(row);
  if (!parted) throw new RejectedRow(`no office and name can be told apart in "${holder.named}"`);
  const country = countryOf(row, resolver);
  const person = { ...parted, name: spellName(parted.name), home: homeOf(row, country, resolver) };
  const role: OfficeRole = holder.isRepresentative || isBeside(parted.office, row) ? 'OTHER' : row.role;
  // Without the edition, since editions describe the same tenure. They may date it a year or two apart.
  const prefix = `factbook:${country}:${role}:`;
  const term = { country, role, within: MAX_DAYS_APART, prefix };
  const leader = findLeader(person, row, { ...term, office: parted.office }, resolver);
  // The head is recorded even if the beginning is unknown.
  if ('fault' in holder.term && (role === 'OTHER' || !row.isFirst)) throw new RejectedRow(holder.term.fault);
  const { since, until } = 'fault' in holder.term ? { since: null, until: null } : holder.term;
  const recorded = resolver.tenureBegun({
    ...term,
    leader: leader.slug,
    since: since && parseSpan(since).earliest,
  });
  const tenure = recorded ?? `${prefix}${importSlug(person.name)}:${since?.slice(0, 4) ?? 'undated'}`;
  const claim = `${dataset}:${country}:${role}:${importSlug(person.name)}:${importSlug(label)}`;
  // A tenure without a beginning would take back the one that another edition gave it.
  const isBare = since === null && recorded !== null;
  const locator = `${where.file}, ${label}, row ${number}`;
  const statement = `${person.name} is ${parted.office}${since === null ? '' : ` since ${since}`}.`;
  return [
    editionSource(dataset, edition),
    ...(leader.record ? [leader.record] : []),
    ...(isBare
      ? []
      : [
          {
            record: 'tenure' as const,
            key: tenure,
            leader: leader.slug,
            country,
            role,
            dataset,
            ...(until === null && attestedUntil && { attestedUntil }),
            recordClaim: claim,
            term: `${since ?? ''}/${until ?? OPEN}`,
            office: parted.office,
          },
        ]),
    {
      record: 'claim',
      key: claim,
      subject: { tenure },
      property: 'record',
      value: { [label]: holder.text },
      statement,
      modality: 'ASSERTED',
      source: dataset,
      locator,
      dataset,
    },
    ...(isBare
      ? [
          {
            record: 'claim' as const,
            key: `${claim}:goes-on`,
            subject: { tenure },
            property: 'term.end',
            value: OPEN,
            statement,
            source: dataset,
            locator,
            recordClaim: claim,
            dataset,
          },
        ]
      : []),
    ...leader.names.map((name, at) =>
      nameClaim(
        { key: claim, source: dataset, locator, dataset },
        { leader: leader.slug, name, language: 'en', kind: leader.record && at === 0 ? 'COMMON' : 'ALIAS' },
        resolver,
        at,
      ),
    ),
  ];
}

const DEPUTY = /\b(vice|deputy|lieutenant|assistant|bailiff|commissioner|administrator|ceo)\b|^minister$/i;
const HEIR = /\b(crown prince(ss)?|heir)\b/i;
const HEAD_OF_GOVERNMENT = /\b(prime minister|premier|chancellor)\b/i;
const MONARCH_OR_PRESIDENT = /\b(king|queen|emperor|sultan|amir|emir|president|chair\w*)\b/i;

/**
 * Whether an office is one beside the head's: older editions name deputies, heirs and prime ministers after the head. Of
 * offices that one person has together, one may be the head's: "Prime Minister and Vice President".
 */
export function isBeside(
  office: string,
  { role, holder, isFirst }: Pick<FactbookRow, 'role' | 'holder' | 'isFirst'>,
): boolean {
  // The first person is the head, whatever the title of the office.
  if (isFirst) return false;
  const offices = office.split(/\s+and\s+|,\s*/).filter((part) => !DEPUTY.test(part));
  if (role === 'HEAD_OF_GOVERNMENT')
    return (
      offices.length === 0 || (DEPUTY.test(office) && !offices.some((part) => HEAD_OF_GOVERNMENT.test(part)))
    );
  const isHeadElsewhere = HEAD_OF_GOVERNMENT.test(office) && !MONARCH_OR_PRESIDENT.test(office);
  return DEPUTY.test(office) || HEIR.test(office) || (isHeadElsewhere && !holder.isRepresented);
}

// Two editions that date the beginning of a tenure not farther apart mean the same one.
const MAX_DAYS_APART = 2 * 365;

const OFFICES = { HEAD_OF_STATE: 'Head of State', HEAD_OF_GOVERNMENT: 'Head of Government' } as const;

/** If a name stands without an office, the label names the office. */
function untitled({ holder, role }: FactbookRow): { office: string; name: string } | null {
  const name = plainName(holder.named);
  const office = holder.isRepresentative ? 'Representative of the head of state' : holder.office;
  return name === null ? null : { office: office ?? OFFICES[role], name };
}

/** The slug of the country that the file is about. */
export function countryOf({ where: { code, name } }: Said, resolver: Resolver): string {
  const byCode = code === null ? null : resolver.country('FIPS', code);
  const found = byCode?.slug ? byCode : resolver.countryNamed(name);
  if (found.slug === null)
    throw new RejectedRow(`no country has the FIPS code ${code ?? '(none)'} or the name "${name}"`);
  return found.slug;
}

/** Whose heads of state dependencies have, by the words in which the Factbook says so. */
const SOVEREIGNS: readonly (readonly [RegExp, slug: string])[] = [
  [/\bChina\b/, 'china'],
  [/\bDenmark\b/, 'denmark'],
  [/\bNetherlands\b/, 'netherlands'],
  [/\bFrance\b/, 'france'],
  [/\bNorway\b/, 'norway'],
  [/\bUS\b|United States/, 'united-states'],
  // The king of these is the king of the United Kingdom.
  [/\bUK\b|United Kingdom|British|New Zealand|Australia/, 'united-kingdom'],
];

/** The country that a head of state is of, who is head of another, too: the King of Papua New Guinea is a Briton. */
function homeOf(row: FactbookRow, country: string, resolver: Resolver): string {
  const { holder, role, where } = row;
  if (role !== 'HEAD_OF_STATE' || holder.isRepresentative) return country;
  const named = /\bof (?:the )?((?:\p{Lu}\p{Ll}+ ?)+)/u.exec(holder.named)?.[1]?.trim();
  // "President of China XI Jinping"; what is after the country may be a given name.
  for (let words = named?.split(' ') ?? []; words.length > 0; words = words.slice(0, -1)) {
    const { slug } = resolver.countryNamed(words.join(' '));
    if (slug !== null) return slug;
  }
  const sovereign = SOVEREIGNS.find(([words]) => words.test(where.dependency))?.[1];
  if (sovereign) return sovereign;
  if (/^Co-Prince (?!Archbishop|Bishop)/i.test(holder.named)) return 'france';
  return holder.isRepresented && /^(King|Queen)\b/.test(holder.named) ? 'united-kingdom' : country;
}

interface Person {
  name: string;
  home: string;
}

function findLeader(
  person: Person,
  row: FactbookRow,
  office: Omit<OfficeBegun, 'since'>,
  resolver: Resolver,
): { slug: string; names: string[]; record?: LeaderRecord } {
  const { name, home } = person;
  const names = [name, ...aliasesOf(row)];
  const since = sinceOf(row.holder) ?? row.attestedUntil;
  const named = resolver.leaderNamed(name, { country: home, ...(since !== null && { day: daysOf(since) }) });
  if (named.slug !== null) return { slug: named.slug, names };
  const known = surnameBearer(person, row, resolver) ?? respelled(person, row, office, resolver);
  if (known !== null) return { slug: known, names };
  const slug = `${importSlug(name)}-${home}`;
  const given = names.map((value, at) => ({
    value,
    language: 'en',
    ...(at > 0 && { kind: 'ALIAS' as const }),
  }));
  return { slug, names, record: { record: 'leader', slug, names: given } };
}

const sinceOf = ({ term }: Holder): string | null => ('since' in term ? term.since : null);

function daysOf(edtf: string): { earliest: string | null; latest: string | null } {
  const { earliest, latest } = parseSpan(edtf);
  return { earliest, latest };
}

/** Other spellings of the same person anywhere in the file. */
function aliasesOf({ holder, others }: FactbookRow): string[] {
  const same = [holder, ...others.filter(({ named }) => capitalsOf(named) === capitalsOf(holder.named))];
  return [...new Set(same.flatMap(({ aliases }) => aliases))].sort();
}

/**
 * Finds the leader under the spelling of an earlier edition or of another source: a recorded holder of the office since the same
 * day, with a similar name, whom no other entry of the file names.
 */
function respelled(
  { name }: Person,
  row: FactbookRow,
  office: Omit<OfficeBegun, 'since'>,
  resolver: Resolver,
): string | null {
  const { earliest: since } = parseSpan(sinceOf(row.holder) ?? UNKNOWN);
  if (!since) return null;
  const isOther = (names: readonly string[]) =>
    row.others.some(({ named }) => names.some((each) => fold(named).endsWith(fold(each))));
  // Other sources must date the beginning alike.
  const begun = [
    { ...office, since },
    { ...office, since, within: 0, prefix: '' },
  ];
  const alike = [...new Set(begun.flatMap((each) => resolver.leadersBegun(each)))].filter((slug) => {
    const names = resolver.leaderRecord(slug)?.names?.map(({ value }) => value) ?? [];
    return names.some((each) => isRespelled(each, name)) && !isOther(names);
  });
  return alike.length === 1 ? (alike[0] as string) : null;
}

const DAYS_BEFORE = 45;

/**
 * The leader who is recorded by a surname only, as in REIGN, and came to power with this one: in office on the given day
 * and not some weeks before it, if no other person in the file has that surname.
 */
function surnameBearer({ home }: Person, { holder, others }: FactbookRow, resolver: Resolver): string | null {
  const surname = capitalsOf(holder.named);
  const since = sinceOf(holder) ?? '';
  const hasRival = others.some(
    ({ named }) => fold(capitalsOf(named)) === fold(surname) && nameOf(named) !== nameOf(holder.named),
  );
  if (hasRival || surname.includes(' ') || !/^\d{4}-\d\d-\d\d$/.test(since)) return null;
  const on = (day: string) =>
    resolver.leaderNamed(surname, { country: home, day, inOffice: true }).slug ?? null;
  const bearer = on(since);
  const before = new Date(Date.parse(since) - DAYS_BEFORE * 86_400_000).toISOString().slice(0, 10);
  return bearer !== null && on(before) === null ? bearer : null;
}

const capitalsOf = (named: string) => named.split(' ').filter(isCapital).map(spellName).join(' ');
const nameOf = (named: string) => {
  const words = named.split(' ');
  // The given name stands on one side of the surname or the other.
  const at = words.findIndex(isCapital);
  return fold([words[at - 1], words[at], words[at + 1]].filter(Boolean).join(' '));
};
