import type { IdScheme } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';

/** The format of the codes of a register, and its description; registers that are not listed have no fixed format. */
const FORMS: Partial<Record<IdScheme, readonly [pattern: RegExp, description: string]>> = {
  ISO_ALPHA2: [/^[A-Z]{2}$/, 'two capital letters, such as KP'],
  ISO_ALPHA3: [/^[A-Z]{3}$/, 'three capital letters, such as PRK'],
  ISO_NUMERIC: [/^\d{3}$/, 'three digits, such as 408 or 008'],
  FIPS: [/^[A-Z]{2}$/, 'two capital letters, such as KN'],
  COW: [/^\d{1,3}$/, 'one to three digits, such as 731'],
  GLEDITSCH_WARD: [/^\d{1,4}$/, 'one to four digits, such as 731'],
  WIKIDATA: [/^Q[1-9]\d*$/, 'Q and a number, such as Q423'],
};

/** The error of a code that does not have the format of its register; null if it has. */
export function faultOfCode(scheme: IdScheme, value: string): string | null {
  const form = FORMS[scheme];
  return !form || form[0].test(value.trim()) ? null : `A code of ${scheme} is ${form[1]}, not "${value}"`;
}

/** Refuses codes that do not have the format of their register. */
export function refuseMalformedCodes(
  codes: readonly { scheme: IdScheme; value: string }[] | null | undefined,
  field: readonly string[] = ['externalIds'],
): void {
  codes?.forEach(({ scheme, value }, index) => {
    const fault = faultOfCode(scheme, value);
    if (fault !== null) throw new Refusal(UserErrorCode.INVALID, [...field, `${index}`, 'value'], fault);
  });
}
