import type { FastifyInstance, RequestPayload } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { Transform } from 'node:stream';
import { badInput, ErrorCode, RostrumError, Unavailable, UnsupportedMediaType } from '../errors';
import { AtOnce } from '../limits/at-once';
import type { SenderOf } from '../limits/caller';
import { type Steps, turns } from '../limits/turns';
import { cutUnread } from './unread-bodies';

const EXAMPLE = '{"query": "{ __typename }"}';

/** A body of more bytes takes its turn to be parsed, and counts for the memory that large ones take. */
export const LARGE_BODY = 16 * 1024;
// To check and parse it, and for what is done with its values.
const BYTES_PER_MS = 50_000;

/** Reads bodies of JSON, and says what is wrong with one that is not (unlike the example), or that has a key which JavaScript takes for something else. */
export function readJsonBodies(app: FastifyInstance, example = EXAMPLE): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, ({ headers }, bytes, done) => {
    try {
      refuseOtherEncodings(headers);
      if (bytes.length <= LARGE_BODY) return done(null, parsedBody(bytes, example));
      turns.admit();
      return turns.run(parsingBody(bytes, example), bytes.length / BYTES_PER_MS);
    } catch (error) {
      done(error as Error);
    }
  });
}

const BODY = 'The body';

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

function parsedBody(bytes: Buffer, example: string): unknown {
  const text = textOf(bytes, example);
  boundJson(text);
  const body = parsed(text, example);
  refusePoison(body, text);
  return body;
}

/** The same in steps. */
function* parsingBody(bytes: Buffer, example: string): Steps<unknown> {
  const text = textOf(bytes, example);
  yield;
  boundJson(text);
  yield;
  const body = parsed(text, example);
  yield;
  refusePoison(body, text);
  return body;
}

function textOf(bytes: Buffer, example: string): string {
  if (!isUtf8(bytes)) throw unreadable('not UTF-8, in which JSON is sent (RFC 8259 §8.1)', example);
  const text = bytes.toString();
  if (text.trim() === '') throw unreadable('empty', example);
  return text;
}

function parsed(text: string, example: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw unreadable('not valid JSON', example);
  }
}

function refusePoison(body: unknown, text: string): void {
  // Escapes may spell either.
  if (/__proto__|constructor|\\u/.test(text)) refuseKeys(body, []);
}

/** Parses the JSON of a parameter, within the bounds of a body. Throws BAD_USER_INPUT with its name, and what would be right. */
export function parseParameter(name: string, text: string, advice: string): unknown {
  boundJson(text, name);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badInput([name], `${name} is not valid JSON; ${advice}`);
  }
  refuseKeys(value, [name]);
  return value;
}

/** Refuses keys that give a copy of the object another prototype. */
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

/** Levels of lists and objects in a body. */
export const MAX_DEPTH = 100;
/** Items of one list of objects or lists, such as conditions; each takes a hundred times as long as a text. */
export const MAX_ITEMS = 1_000;
/** Values of a body, or of one message, in all; and so of one list of texts, as of the claims of a review. */
const MAX_VALUES = 20_000;

// A shorter text has too few values for any limit on their number, and nests no deeper than can be read.
const SHORT = 2 * MAX_ITEMS;

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Array.from(
  '"\\,[]{}',
  (character) => character.charCodeAt(0),
);

/**
 * Throws where JSON nests too deep, or has too long a list or too many values, before it is parsed: parsing and checking
 * values takes a hundred times as long as counting commas. The text need not be valid JSON.
 */
export function boundJson(text: string, what = BODY): void {
  if (text.length < SHORT) return;
  // For each open list how many commas it has so far; -1 for an object. And how many items a list may have.
  const open: number[] = [];
  const most: number[] = [];
  let values = 0;
  for (let i = 0; i < text.length; i += 1) {
    switch (text.charCodeAt(i)) {
      case QUOTE:
        i = endOfString(text, i + 1);
        break;
      case COMMA: {
        values += 1;
        const top = open.length - 1;
        if (top >= 0 && open[top]! >= 0 && (open[top]! += 1) >= most[top]!)
          throw tooMuch(what, `has a list of more than ${most[top]!.toLocaleString('en')} items`);
        break;
      }
      case OPEN_LIST:
      case OPEN_OBJECT:
        values += 1;
        if (most.length > 0) most[most.length - 1] = MAX_ITEMS;
        open.push(text.charCodeAt(i) === OPEN_LIST ? 0 : -1);
        most.push(MAX_VALUES);
        if (open.length > MAX_DEPTH) throw tooMuch(what, `nests more than ${MAX_DEPTH} levels deep`);
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        open.pop();
        most.pop();
        break;
      default:
    }
    if (values > MAX_VALUES) throw tooMuch(what, `has more than ${MAX_VALUES.toLocaleString('en')} values`);
  }
}

/** The place of the quote that ends a string, or the end of the text. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
}

/** Throws where a value that was parsed has a list that is too long. */
export function refuseLongList(list: readonly unknown[], path: readonly string[]): void {
  const most = list.some((item) => typeof item === 'object' && item !== null) ? MAX_ITEMS : MAX_VALUES;
  if (list.length <= most) return;
  throw badInput(
    path,
    `${path.join('.')} has ${list.length} items; at most ${most} are read. Send fewer at once.`,
  );
}

const tooMuch = (what: string, is: string) =>
  new RostrumError(
    ErrorCode.BAD_USER_INPUT,
    `${what} ${is}. Send less at once.`,
    what === BODY ? undefined : [what],
  );

// In bytes, of bodies that are being read or answered.
const ROOM = 64 * 1024 * 1024;
const RETRY_S = 5;

const noRoom = () =>
  new Unavailable('Too many large bodies are sent at once. Try again in a moment.', RETRY_S);

/** The memory that large bodies and messages of WebSockets take until they are answered: of all callers, and of one a half. */
export function roomForBodies(bodyLimit: number): AtOnce {
  const inAll = Math.max(ROOM, 4 * bodyLimit);
  return new AtOnce({ ofCaller: inAll / 2, inAll }, noRoom);
}

/**
 * Bounds how much is read of bodies that nothing reads, and has large ones take room by the size that they announce. One that
 * announces none counts as the largest that is read, from when more than LARGE_BODY of it has come.
 */
export function boundBodies(app: FastifyInstance, bodyLimit: number, room: AtOnce, senderOf: SenderOf): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { 'content-length': announced, 'transfer-encoding': encoding } = request.headers;
    const isAnnounced = encoding === undefined;
    const size = isAnnounced ? Number(announced ?? 0) : bodyLimit;
    if (size <= LARGE_BODY) return done(null, payload);
    const takeRoom = () =>
      reply.raw.once('close', room.begin(senderOf(request.raw).caller.id, Math.min(size, bodyLimit)));
    try {
      if (isAnnounced) takeRoom();
      done(null, bounded(payload, bodyLimit, isAnnounced ? null : takeRoom));
    } catch (error) {
      done(error as Error);
    }
  });
  app.addHook('onResponse', (request, _reply, done) => {
    // Injected requests do not say.
    if (request.raw.complete === false) cutUnread(request.raw);
    done();
  });
}

// Clients write some kilobytes at a time. A piece takes some 400 bytes beside what is in it until the body is whole.
const BYTES_OF_A_PIECE = 64;

/**
 * The same body, which ends with an error where it comes in pieces of a few bytes, however small it is in all, or where `large`
 * throws, which is called when more than LARGE_BODY has come.
 */
function bounded(payload: RequestPayload, bodyLimit: number, large: (() => void) | null): RequestPayload {
  let left = bodyLimit / BYTES_OF_A_PIECE;
  let read = 0;
  const counting = new Transform({
    transform(piece: Buffer, _encoding, done) {
      left -= 1;
      if (left < 0) return done(tooFine());
      const before = read;
      read += piece.length;
      try {
        if (before <= LARGE_BODY && read > LARGE_BODY) large?.();
        done(null, piece);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  payload.once('error', (error) => counting.destroy(error));
  return payload.pipe(counting);
}

const tooFine = () =>
  new RostrumError(ErrorCode.BAD_USER_INPUT, 'The body comes in pieces of a few bytes. Write more at once.');
