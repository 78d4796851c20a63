// XML 1.0 has no way to write these: control characters, halves of surrogate pairs and two noncharacters.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Written as they are, readers would make a blank of them in an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text without what XML cannot hold, which becomes U+FFFD. */
export const holdable = (text: string): string => text.replace(FORBIDDEN, '\uFFFD');

/** A value as it stands in XML and HTML, in an attribute or between tags; what XML cannot hold becomes U+FFFD. */
export const xml = (value: string | number | boolean): string =>
  holdable(String(value)).replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character]!);
