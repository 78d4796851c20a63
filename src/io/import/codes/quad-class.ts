import type { QuadClass } from '../../../generated/prisma/enums';

/** What GDELT's column QuadClass says with a number; undefined for anything else. */
export const quadClassOfNumber = (number: string): QuadClass | undefined => BY_NUMBER[number];

const BY_NUMBER: Readonly<Record<string, QuadClass>> = {
  1: 'VERBAL_COOPERATION',
  2: 'MATERIAL_COOPERATION',
  3: 'VERBAL_CONFLICT',
  4: 'MATERIAL_CONFLICT',
};

/**
 * The class of a CAMEO code's root category, with the lines where GDELT's own data have them: to investigate (09) is
 * cooperation, to protest (14) is to say something. Undefined for what is no CAMEO code.
 */
export function quadClassOf(cameo: string): QuadClass | undefined {
  const root = /^\d{2}/.test(cameo) ? Number(cameo.slice(0, 2)) : 0;
  if (root < 1 || root > 20) return undefined;
  if (root <= 5) return 'VERBAL_COOPERATION';
  if (root <= 9) return 'MATERIAL_COOPERATION';
  return root <= 14 ? 'VERBAL_CONFLICT' : 'MATERIAL_CONFLICT';
}
