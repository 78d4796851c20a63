import type { OfficeRole } from '../../../generated/prisma/enums';
import { parseSpan, UNKNOWN } from '../../../engine/model/time/edtf';
import { importSlug } from '../../../engine/model/letters/fold';
import { RejectedRow, type FormatContext } from '../format';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import type { Holder, Vacancy } from './factbook-holders';
import { countryOf, editionSource, isBeside, type Said } from './factbook-records';
import { partTitle } from './factbook-title';

/** A vacant office. */
export interface VacancyRow extends Said {
  vacancy: Vacancy;
  /** Other holders under the same label. */
  besides: readonly Holder[];
}

/**
 * The records of a vacancy: they end the open tenures of the office on the day that is given, or else on an unknown one.
 * An edition that omits an office states nothing about it.
 */
export function vacancyRecords(number: number, row: VacancyRow, context: FormatContext): RostrumRecord[] {
  const { vacancy, label, where, edition, attestedUntil } = row;
  const { dataset, resolver } = context;
  const country = countryOf(row, resolver);
  const isHeads = row.isFirst && !vacancy.isRepresentative;
  const role: OfficeRole = isHeads ? row.role : 'OTHER';
  const day = parseSpan(vacancy.since ?? edition ?? attestedUntil ?? UNKNOWN).earliest;
  const office = { country, role, office: vacancy.vacant };
  // The person who acts as the head has succeeded the last head.
  const isActedFor = isHeads && row.besides.some((holder) => isHead(holder, row, context));
  const tenures = day == null || isActedFor ? [] : resolver.tenuresGoingOn({ ...office, day });
  if (tenures.length === 0) throw new RejectedRow(VACANT);
  const claim = `${dataset}:${country}:${role}:vacant-${importSlug(vacancy.vacant)}:${importSlug(label)}`;
  const statement = `The office is vacant${vacancy.since === null ? '' : ` since ${vacancy.since}`}: ${vacancy.vacant || label}.`;
  const evidence = { source: dataset, locator: `${where.file}, ${label}, row ${number}`, dataset };
  return [
    editionSource(dataset, edition),
    {
      record: 'claim',
      key: claim,
      subject: { country },
      property: 'record',
      value: { [label]: vacancy.text },
      statement,
      modality: 'ASSERTED',
      ...evidence,
    },
    ...tenures.map((tenure, at): RostrumRecord => ({
      record: 'claim',
      key: `${claim}:ends${at > 0 ? `-${at + 1}` : ''}`,
      subject: { tenure },
      property: 'term.end',
      value: vacancy.since ?? UNKNOWN,
      statement,
      modality: 'ASSERTED',
      recordClaim: claim,
      ...evidence,
    })),
  ];
}

const VACANT = 'the office is vacant';

/** Whether a person named beside a vacancy is the acting head: "Acting President X". */
function isHead(holder: Holder, { role }: VacancyRow, { resolver }: FormatContext): boolean {
  const office = partTitle(holder.named, (name) => resolver.countryNamed(name).slug !== null)?.office;
  return (
    !holder.isRepresentative && office !== undefined && !isBeside(office, { role, holder, isFirst: false })
  );
}
