/** A code, as text, if it is valid: 010 is "make statement" and 10 is "demand". */
export const cameoCodeOf = (text: string): string | undefined => (/^\d{2,4}$/.test(text) ? text : undefined);

/**
 * The code with the zero that a spreadsheet took from it. To be asked only of coders that never code a bare root
 * category: then two digits are short of one, and so are three that begin with no root from 01 to 20.
 */
export function withLeadingZero(text: string): string {
  const isShort = /^\d{2}$/.test(text) || (/^\d{3}$/.test(text) && Number(text.slice(0, 2)) > 20);
  return isShort ? `0${text}` : text;
}

const ROOTS: Readonly<Record<string, string>> = {
  '01': 'Statement',
  '02': 'Appeal',
  '03': 'Intent to cooperate',
  '04': 'Consultation',
  '05': 'Diplomatic support',
  '06': 'Material cooperation',
  '07': 'Aid',
  '08': 'Yielding',
  '09': 'Investigation',
  '10': 'Demand',
  '11': 'Disapproval',
  '12': 'Rejection',
  '13': 'Threat',
  '14': 'Protest',
  '15': 'Show of force',
  '16': 'Reduced relations',
  '17': 'Coercion',
  '18': 'Assault',
  '19': 'Fighting',
  '20': 'Mass violence',
};

/** The name of events of the root category of a CAMEO code. */
export const rootNameOf = (cameo: string): string => ROOTS[cameo.slice(0, 2)] ?? 'Event';
