import { BlockList, isIP } from 'node:net';

// https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-: addresses that are not on the internet.
const PRIVATE: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];
// An IPv4 address mapped to IPv6 counts as IPv4.
const privateAddresses = new BlockList();
for (const [net, prefix, family] of PRIVATE) privateAddresses.addSubnet(net, prefix, family);

const isPrivate = (address: string) => privateAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Why a URL may not be fetched; null if it may. Hosts are names, with a port if it is not 443. */
export function faultOfUrl(url: string, hosts: readonly string[]): string | null {
  const { protocol, host, username, password } = new URL(url);
  if (protocol !== 'https:') return `only https is fetched, not ${protocol}//`;
  if (username !== '' || password !== '') return 'an address with a password is not fetched';
  if (hosts.includes(host)) return null;
  return hosts.length === 0
    ? 'nothing may be fetched here: ROSTRUM_IMPORT_HOSTS names no host; send the content instead'
    : `nothing may be fetched from ${host}; allowed are ${hosts.join(', ')}`;
}

/** Whether a host may resolve to an address: one on the internet, or one that is allowed by number. */
export const mayBeAt = (address: string, hosts: readonly string[]): boolean =>
  !isPrivate(address) || hosts.some((host) => host === address || host.startsWith(`${address}:`));
