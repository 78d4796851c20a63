const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

/**
 * What is answered: a page, a page that any site may show in a frame, or a file (rows or a drawing) that any site may
 * read. Only what anybody may read is read by other sites: they send neither cookies nor keys.
 */
export type Openness = 'page' | 'frame' | 'file';

/** The security headers of an answer. */
export const headersFor = (openness: Openness): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    ...POLICY,
    `frame-ancestors ${openness === 'frame' ? '* file:' : "'none'"}`,
  ].join('; '),
  'x-content-type-options': 'nosniff',
  ...(openness !== 'page' && { 'access-control-allow-origin': '*' }),
  'referrer-policy': 'strict-origin-when-cross-origin',
});
