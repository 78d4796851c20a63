import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { get, type RequestOptions } from 'node:https';
import type { LookupFunction } from 'node:net';
import { InputError } from './input-error';
import { faultOfUrl, mayBeAt } from './url-rules';

/** The limits of a download. */
export interface DownloadRules {
  hosts: readonly string[];
  /** Largest file, in bytes. */
  maxBytes: number;
  signal: AbortSignal;
  /** Certificate authorities to trust beside the well-known ones, as PEM. */
  ca?: string;
}

const MAX_REDIRECTS = 5;
const SILENCE_MS = 30_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Fetches a file from an allowed host; redirects to other hosts are refused. Throws InputError. */
export async function* download(url: string, rules: DownloadRules): AsyncIterable<Buffer> {
  const answer = await follow(url, rules);
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > rules.maxBytes) {
      throw new InputError(`the file at ${url} is larger than ${rules.maxBytes.toLocaleString('en')} bytes`);
    }
    yield chunk;
  }
}

async function follow(url: string, rules: DownloadRules): Promise<IncomingMessage> {
  let address = url;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const fault = faultOfUrl(address, rules.hosts);
    if (fault !== null) throw new InputError(hops === 0 ? fault : `${url} leads elsewhere, and ${fault}`);
    const answer = await request(address, rules);
    const { statusCode = 0 } = answer;
    if (statusCode === 200) return answer;
    answer.destroy();
    const { location } = answer.headers;
    if (!REDIRECTS.has(statusCode) || location === undefined || !URL.canParse(location, address))
      throw new InputError(`${address} answers ${statusCode}`);
    address = new URL(location, address).href;
  }
  throw new InputError(`${url} leads from one address to the next without an end`);
}

function request(url: string, { hosts, signal, ca }: DownloadRules): Promise<IncomingMessage> {
  const options: RequestOptions = {
    signal,
    ca,
    agent: false,
    lookup: guardedLookup(hosts),
    headers: { 'user-agent': 'rostrum' },
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new InputError(`${url} can't be fetched: ${error.message}`));
    const asked = get(url, options, resolve).on('error', fail);
    asked.setTimeout(SILENCE_MS, () => asked.destroy(new Error('it says nothing')));
  });
}

/** Resolves names for the connection itself, so that the address that is checked is the one connected to. */
const guardedLookup =
  (hosts: readonly string[]): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 4);
      const isBad = addresses.some(({ address }) => !mayBeAt(address, hosts));
      if (isBad) return done(new Error(`${hostname} is at a private address`), '', 4);
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      return done(null, first?.address ?? '', first?.family);
    });
