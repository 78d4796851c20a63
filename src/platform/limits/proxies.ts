import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

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
