import { isIP, isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { ErrorCode, RostrumError } from '../../platform/errors';

/**
 * Refuses requests by which a web page could reach a server that its browser should not reach, by
 * pointing its own domain at the address of the server (DNS rebinding; MCP, "Streamable HTTP", Security).
 * A request to a loopback address must name a loopback host or a host of the configured origins. A page
 * must come from those origins, or from this server by a loopback name or an IP address, which no domain
 * can be.
 */
export function hostRule(origins: readonly string[]): (request: FastifyRequest) => void {
  const isOpen = origins.includes('*');
  const hosts = new Set(
    origins.filter((origin) => URL.canParse(origin)).map((origin) => new URL(origin).host),
  );
  const isOwn = (origin: string, host: string) =>
    URL.canParse(origin) && new URL(origin).host === host && (isLoopbackName(host) || isAddress(host));
  return ({ headers: { origin, host = '' }, socket }) => {
    if (isOpen) return;
    if (isLoopback(socket.localAddress) && !hosts.has(host) && !isLoopbackName(host))
      throw forbidden(
        'host',
        `The host "${host}" is not allowed. Use localhost; or, behind a proxy, add its origin to ROSTRUM_CORS_ORIGINS.`,
      );
    if (origin !== undefined && !origins.includes(origin) && !isOwn(origin, host))
      throw forbidden(
        'origin',
        `Pages of "${origin}" are not allowed. Add the origin to ROSTRUM_CORS_ORIGINS to admit them.`,
      );
  };
}

const forbidden = (header: string, message: string) =>
  new RostrumError(ErrorCode.FORBIDDEN, message, [header]);

/** Whether the address of a socket is a loopback address; IPv4 may be written as IPv6. */
function isLoopback(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

function isLoopbackName(host: string): boolean {
  const name = nameIn(host);
  return name === 'localhost' || name.endsWith('.localhost') || isLoopback(name);
}

const isAddress = (host: string): boolean => isIP(nameIn(host)) !== 0;

/** The name or address in a Host header, without the port; empty if malformed. */
const nameIn = (host: string): string =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : '';
