import pg from 'pg';
import { settle } from './session';

/** The parts of an address: scheme and credentials, hosts separated by commas, database and parameters. */
const ADDRESS = /^(postgres(?:ql)?:\/\/(?:[^/?@]*@)?)([^/?]*)(.*)$/;
/** In milliseconds; a server that does not answer is reported rather than waited for. */
export const CONNECT_MS = 10_000;
const PROBE_MS = 1_000;
/** How long the answer of a probe counts. */
const FRESH_MS = 500;
/**
 * Selects the timeline of a primary, in hexadecimal digits; null on a standby. Each promotion raises it, and the names of
 * WAL files begin with it.
 */
export const TIMELINE =
  'case when not pg_is_in_recovery() then left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) end';

/** One address for each host that a URL names, as libpq reads it: postgresql://one:5432,two:5433/database. */
export function addressesOf(url: string): string[] {
  const [, before, hosts, after] = ADDRESS.exec(url) ?? [];
  if (!hosts?.includes(',')) return [url];
  return hosts.split(',').map((host) => before! + host + after!);
}

/** The values of target_session_attrs that are followed. Without one that demands a primary, one is preferred. */
const DEMANDS_PRIMARY = ['read-write', 'primary'];
const TARGETS = [...DEMANDS_PRIMARY, 'any'];
const targetOf = (url: string) => /[?&]target_session_attrs=([^&#]*)/.exec(url)?.[1] ?? 'any';

/** Whether a URL demands of hosts only what is followed here: several stand before the path, and a standby is not looked for. */
export const isFollowed = (url: string): boolean =>
  TARGETS.includes(targetOf(url)) && !/[?&](host|port)=[^&#]*(,|%2C)/i.test(url);

/** Where a URL leads, for messages: hosts and database, without credentials and parameters. */
export function placeOf(url: string): string {
  const [, , hosts = '', after = ''] = ADDRESS.exec(url) ?? [];
  return hosts + after.replace(/[?#].*$/, '');
}

/** A URL names no host that answers, or none that accepts writes. The code is PostgreSQL's for "cannot connect now". */
class NoHost extends Error {
  readonly code = '57P03';
}

const known = new Map<string, { url: string; until: number } | Promise<string>>();
/** The newest timeline of a primary that each URL has led to. */
const newest = new Map<string, string>();

/**
 * The address to connect to: of several hosts, the one that accepts writes, of two that do (one was cut off and does not
 * know of its successor) the one promoted last; the other is not asked either while its successor does not answer. Without
 * one that accepts writes, the first that answers, unless the URL says target_session_attrs=read-write. Throws if there is
 * none.
 */
export async function addressFor(url: string): Promise<string> {
  const addresses = addressesOf(url);
  if (addresses.length === 1) return url;
  const before = known.get(url);
  if (before instanceof Promise) return before;
  if (before !== undefined && before.until > performance.now()) return before.url;
  const finding = find(url, addresses, DEMANDS_PRIMARY.includes(targetOf(url)));
  known.set(url, finding);
  try {
    const found = await finding;
    known.set(url, { url: found, until: performance.now() + FRESH_MS });
    return found;
  } catch (error) {
    known.delete(url);
    throw error;
  }
}

async function find(url: string, addresses: readonly string[], mustWrite: boolean): Promise<string> {
  const probed = await Promise.allSettled(addresses.map(probe));
  const up = probed.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const before = newest.get(url) ?? '';
  const ofThePast = up.filter(({ timeline }) => timeline !== null && timeline < before);
  const [primary] = up
    .filter(({ timeline }) => timeline !== null && timeline >= before)
    .sort((a, b) => (a.timeline! < b.timeline! ? 1 : -1));
  if (primary) newest.set(url, primary.timeline!);
  const chosen = primary ?? (mustWrite ? undefined : up.find((each) => !ofThePast.includes(each)));
  if (chosen) return chosen.address;
  if (ofThePast.length > 0)
    throw new NoHost(
      `${ofThePast.map(({ address }) => placeOf(address)).join(', ')} accepts writes, but is of an older timeline than the primary before, which does not answer`,
    );
  if (up.length > 0) throw new NoHost('none of the hosts accepts writes: all are standbys');
  const [first] = probed as PromiseRejectedResult[];
  throw new NoHost(`none of the hosts answers: ${(first!.reason as Error).message}`, {
    cause: first!.reason,
  });
}

/** The timeline of a host that accepts writes, in hexadecimal digits; null for a standby. */
async function probe(address: string): Promise<{ address: string; timeline: string | null }> {
  const client = new pg.Client({
    connectionString: address,
    application_name: 'rostrum probe',
    connectionTimeoutMillis: PROBE_MS,
    query_timeout: PROBE_MS,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ timeline: string | null }>(`select ${TIMELINE} as timeline`);
    return { address, timeline: rows[0]!.timeline };
  } finally {
    // A server that does not answer would be waited for.
    void client.end().catch(() => {});
  }
}

type Connected = (error?: Error | null) => void;

const { connect: connectToHost } = pg.Client.prototype;

/** A client that looks for the host to connect to when it connects, since that is another one after a failover. */
class SeekingClient extends pg.Client {
  private readonly url: string;

  constructor(options: Connecting) {
    super(options);
    this.url = options.url;
  }

  // As a pool calls it, and as programs do.
  override connect = ((callback?: Connected) => {
    const connected = this.seek();
    if (!callback) return connected;
    const report = () => callback();
    connected.then(report, callback);
  }) as pg.Client['connect'];

  private async seek(): Promise<this> {
    const { host, port } = new pg.Client(await addressFor(this.url));
    // pg reads them when it connects.
    Object.assign(this, { host, port });
    await (connectToHost as () => Promise<unknown>).call(this);
    return this;
  }
}

type Connecting = pg.ClientConfig & { url: string; Client?: typeof pg.Client };

/**
 * The options by which a pool connects to a URL of one host or several; `settings` make those of a connection to an address.
 */
export function connecting(url: string, settings: (address: string) => pg.ClientConfig): Connecting {
  const [first = url, ...others] = addressesOf(url);
  return { ...settings(first), url, ...(others.length > 0 && { Client: SeekingClient as never }) };
}

/** The URL that a pool connects to, with all its hosts and parameters. */
export const urlOf = ({ options }: pg.Pool): string => (options as unknown as Connecting).url;

/** Opens a connection; the caller ends it. */
export async function openClient(
  url: string,
  options: Omit<pg.ClientConfig, 'connectionString'> = {},
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    ...options,
    connectionString: await addressFor(url),
  });
  // What is sent next reports the error; an unhandled event would end the process.
  client.on('error', () => {});
  await client.connect();
  await settle(client);
  return client;
}
