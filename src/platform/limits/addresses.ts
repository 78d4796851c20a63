import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4, isIPv6, type Socket } from 'node:net';

/** The name under which an address is counted: of IPv6 its network of 64 bits, which one customer has to itself. */
export function callerOfAddress(address: string): string {
  // The address of a connection, or one that was checked: the pattern of IPv6 takes longer than the rest.
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before!.length - after!.length);
  const groups = [...before!, ...Array.from({ length: zeros }, () => '0'), ...after!];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Whether an address is that of a proxy whose X-Forwarded-For is believed. */
export type IsTrusted = (address: string) => boolean;

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** Whether a text is an address, a range such as 10.0.0.0/8, or `loopback`. */
export function isRange(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128));
}

/** The rule for ranges of addresses; null without any, so that no header is read. */
export function trustOf(ranges: readonly string[]): IsTrusted | null {
  if (ranges.length === 0) return null;
  const list = new BlockList();
  for (const range of ranges.flatMap((each) => (each === 'loopback' ? LOOPBACK : [each]))) {
    const [address = '', bits] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The name under which a connection is counted on which nothing has been asked. */
export const callerOfSocket = ({ remoteAddress }: Socket): string =>
  callerOfAddress(plain(remoteAddress ?? ''));

/** An address without what stands for IPv4 in IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

const WITH_PORT = /^(?:\[(?<six>[^\]]*)\](?::\d+)?|(?<four>[\d.]+):\d+)$/;

/** The address in a place of X-Forwarded-For, where some proxies write the port as well: 192.0.2.7:4711, [2001:db8::1]:4711. */
function hopOf(text: string): string {
  const hop = text.trim();
  const { six, four } = WITH_PORT.exec(hop)?.groups ?? {};
  return plain(six ?? four ?? hop);
}

/**
 * The address of the client of a request: that of its connection, or, where that is a trusted proxy, the last one in
 * X-Forwarded-For that is none. Addresses further left are what a client may have written itself.
 */
export function addressOf({ socket, headers }: IncomingMessage, isTrusted: IsTrusted | null): string {
  let address = plain(socket.remoteAddress ?? '');
  if (isTrusted === null || !isTrusted(address)) return address;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(hopOf);
  for (const hop of forwarded.reverse()) {
    if (isIP(hop) === 0) return address;
    address = hop;
    if (!isTrusted(hop)) return address;
  }
  return address;
}
