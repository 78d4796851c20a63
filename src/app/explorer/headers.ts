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
  'content-security-policy': [...POLICY, `frame-ancestors ${frame === 'embed' ? '*' : "'none'"}`].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
});
