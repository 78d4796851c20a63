import type { FastifyInstance } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { badInput, ErrorCode, RostrumError, UnsupportedMediaType } from '../errors';
import { boundJson, MAX_DEPTH } from './json-bounds';

const EXAMPLE = '{"query": "{ __typename }"}';

/** Reads bodies of JSON, and says what is wrong with one that is not (unlike the example), or that has a key which JavaScript takes for something else. */
export function readJsonBodies(app: FastifyInstance, example = EXAMPLE): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, ({ headers }, bytes, done) => {
    try {
      refuseOtherEncodings(headers);
      if (!isUtf8(bytes)) throw unreadable('not UTF-8, in which JSON is sent (RFC 8259 §8.1)', example);
      done(null, parseBody(bytes.toString(), example));
    } catch (error) {
      done(error as Error);
    }
  });
}

const unreadable = (what: string, example: string) =>
  new RostrumError(ErrorCode.BAD_USER_INPUT, `The body is ${what}. Send JSON such as ${example}.`);

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/** Throws for a body in another charset than UTF-8, or a compressed one: its bytes would be read as other text. */
function refuseOtherEncodings({
  'content-type': type = '',
  'content-encoding': encoding = 'identity',
}: IncomingHttpHeaders): void {
  const [, charset = 'utf-8'] = CHARSET.exec(type) ?? [];
  if (!/^utf-?8$/i.test(charset))
    throw unsupported(`The charset "${charset}" is not read. Send JSON in UTF-8.`);
  if (encoding.trim().toLowerCase() !== 'identity')
    throw unsupported(`The content-encoding "${encoding}" is not read. Send the body as it is.`);
}

const unsupported = (message: string) => new UnsupportedMediaType(ErrorCode.BAD_USER_INPUT, message);

function parseBody(text: string, example: string): unknown {
  if (text.trim() === '') throw unreadable('empty', example);
  boundJson(text);
  const body = parsed(text, example);
  // Escapes may spell either.
  if (/__proto__|constructor|\\u/.test(text)) refuseKeys(body, []);
  return body;
}

function parsed(text: string, example: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw unreadable('not valid JSON', example);
  }
}

/** Whatever copies an object would give the copy another prototype. */
function refuseKeys(value: unknown, path: readonly string[]): void {
  // What nests deeper is refused where it is used.
  if (typeof value !== 'object' || value === null || path.length > MAX_DEPTH) return;
  const isPoison = Object.hasOwn(value, '__proto__') || prototypeIn(value);
  if (isPoison) {
    const keys = Object.hasOwn(value, '__proto__') ? ['__proto__'] : ['constructor', 'prototype'];
    const name = [...path, ...keys].join('.');
    throw badInput(
      [...path, ...keys],
      `${name} is a key that JavaScript takes for something else, and is not read. Leave it out.`,
    );
  }
  for (const [key, part] of Object.entries(value)) refuseKeys(part, [...path, key]);
}

function prototypeIn(value: object): boolean {
  const made = Object.hasOwn(value, 'constructor') && (value as { constructor: unknown }).constructor;
  return typeof made === 'object' && made !== null && Object.hasOwn(made, 'prototype');
}
