import type { Row } from './world';

/* Which tenures and relationships held on a day, according to evidence.md, one fact after the other. */

type Kind = 'tenure' | 'relationship';

const SINGLE_OFFICES = ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER'];
const SPANS: Record<Kind, string> = { tenure: 'term', relationship: 'valid' };
const LAST_DAYS: Readonly<Record<string, string>> = {
  Leader: 'died_latest',
  Country: 'existed_latest',
  Organization: 'existed_latest',
};

const isWithin = (row: Row, span: string, day: string) =>
  (row[`${span}_earliest`] ?? day) <= day && day <= (row[`${span}_latest`] ?? day);

/** Whether a country or an organization existed, or a name or code was valid, on a day. */
export const wasThere = (row: Row, span: 'existed' | 'valid', day: string): boolean =>
  isWithin(row, span, day);

/** Whether a tenure or relationship held on a day. */
export async function heldOn(kind: Kind, row: Row, day: string): Promise<boolean> {
  const span = SPANS[kind];
  if (!isWithin(row, span, day)) return false;
  const edtf: string = row[`${span}_edtf`];
  const effective = await row.at.effective();
  const attested = effective.attested(row);
  const isStartUnknown = edtf.startsWith('/') || edtf.startsWith('XXXX');
  if (isStartUnknown && !attested.some((attestation) => attestation <= day)) return false;
  if (row[`${span}_latest`] !== null) return true;

  const parties = kind === 'tenure' ? [row.leader_id, row.country_id] : [row.subject_id, row.object_id];
  for (const party of parties) {
    const thing = await row.at.thing(party);
    const last = thing && thing[LAST_DAYS[thing.__typename]!];
    if (last && last < day) return false;
  }
  const reach: string | undefined = row.attested_until ?? attested.at(-1);
  if (reach !== undefined && day <= reach) return true;
  if (edtf.endsWith('/') || edtf.startsWith('XXXX')) return false;
  for (const other of await row.at.facts(kind)) {
    if (other.id === row.id || !takesPlaceOf(kind, other, row)) continue;
    if (reach !== undefined && (await contradicts(other, span, [reach, ...attested], day))) return false;
    if (kind === 'tenure' && (await isLeftOut(row, other, span, day))) return false;
  }
  return true;
}

/** Whether a newer fact and another are mutually exclusive. */
function takesPlaceOf(kind: Kind, newer: Row, row: Row): boolean {
  const isLike = (...names: string[]) => names.every((name) => newer[name] === row[name]);
  if (kind === 'relationship') return isLike('subject_id', 'object_id', 'type');
  return isLike('country_id', 'role') && (SINGLE_OFFICES.includes(row.role) || isLike('folded_text'));
}

/**
 * Whether a fact began, by a day, after the last attestation of another; if its start is unknown, by its
 * first attestation.
 */
async function contradicts(newer: Row, span: string, evidence: string[], day: string): Promise<boolean> {
  const isOfUnknownStart = newer[`${span}_edtf`] === '/..';
  const [first] = (await newer.at.effective()).attested(newer);
  const begins: string | null = isOfUnknownStart ? (first ?? null) : newer[`${span}_earliest`];
  const reach = isOfUnknownStart ? evidence.sort().at(-1)! : evidence[0]!;
  return begins !== null && reach < begins && begins <= day;
}

/**
 * Whether by a day an edition of a list had left one out that an earlier one named, since it names another for the office.
 * Whoever was never named beside that one has taken the place since the last evidence, or since the own beginning.
 */
async function isLeftOut(row: Row, other: Row, span: string, day: string): Promise<boolean> {
  const { at } = row;
  const effective = await at.effective();
  const sources = await at.rows('source');
  const datasets = await at.rows('dataset');
  const named = (fact: Row) =>
    effective.attesting(fact).map(({ row: claim, saidOn }) => {
      const source = sources.find(({ id }) => id === claim.source_id);
      const edition = datasets.find(({ id }) => id === source?.dataset_id);
      return { edition: edition?.id, list: edition?.name as string | undefined, saidOn };
    });
  const own = named(row);
  const last = [row.attested_until ?? '', ...own.map(({ saidOn }) => saidOn)].sort().at(-1)!;
  const isOfList = ({ list }: (typeof own)[number]) =>
    list !== undefined && own.some((each) => each.list === list);
  const those = named(other)
    .filter((each) => isOfList(each) && isWithin(other, span, each.saidOn))
    .sort((a, b) => (a.saidOn < b.saidOn ? -1 : 1));
  const without = those.find(
    ({ edition, saidOn }) => saidOn > last && !own.some((each) => each.edition === edition),
  )?.saidOn;
  if (without === undefined) return false;
  const begins: string = other[`${span}_earliest`] ?? without;
  return those[0]!.saidOn > last ? begins <= day && last < day : without <= day;
}
