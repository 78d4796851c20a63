import type { IdScheme } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import type { GivenCode } from '../claims/external-ids';

/** The form of the codes of a register, and in words; the other registers have none that a code could be told by. */
const FORMS: Partial<Record<IdScheme, readonly [form: RegExp, says: string]>> = {
  ISO_ALPHA2: [/^[A-Z]{2}$/, 'two capital letters, such as KP'],
  ISO_ALPHA3: [/^[A-Z]{3}$/, 'three capital letters, such as PRK'],
  ISO_NUMERIC: [/^\d{3}$/, 'three digits, such as 408 or 008'],
  FIPS: [/^[A-Z]{2}$/, 'two capital letters, such as KN'],
  COW: [/^\d{1,3}$/, 'one to three digits, such as 731'],
  GLEDITSCH_WARD: [/^\d{1,4}$/, 'one to four digits, such as 731'],
  WIKIDATA: [/^Q[1-9]\d*$/, 'Q and a number, such as Q423'],
};

/** What is wrong with a code that its register cannot have given; null where nothing is. */
export function faultOfCode(scheme: IdScheme, value: string): string | null {
  const form = FORMS[scheme];
  return !form || form[0].test(value.trim()) ? null : `A code of ${scheme} is ${form[1]}; "${value}" is none`;
}

/** Refuses codes that their register cannot have given. */
export function refuseMalformedCodes(
  codes: readonly GivenCode[] | null | undefined,
  field: readonly string[] = ['externalIds'],
): void {
  codes?.forEach(({ scheme, value }, index) => {
    const fault = faultOfCode(scheme, value);
    if (fault !== null) throw new Refusal(UserErrorCode.INVALID, [...field, `${index}`, 'value'], fault);
  });
}
