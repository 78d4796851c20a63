/** A share as a number with three decimals; null of nothing. */
export const share = (part, whole) => (whole === 0 ? null : Math.round((1000 * part) / whole) / 1000);
