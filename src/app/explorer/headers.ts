const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

/** The security headers of a page, or of a page that any site may show in a frame. */
export const headersFor = (frame: 'page' | 'embed'): Readonly<Record<string, string>> => ({
  'content-security-policy': [...POLICY, `frame-ancestors ${frame === 'embed' ? '* file:' : "'none'"}`].join(
    '; ',
  ),
  'x-content-type-options': 'nosniff',
  // Elements of embed.js are in pages of any origin, and read what anybody may read: never with a key.
  ...(frame === 'embed' && { 'access-control-allow-origin': '*' }),
  'referrer-policy': 'strict-origin-when-cross-origin',
});
