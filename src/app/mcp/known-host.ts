import { isIP, isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { ErrorCode, RostrumError } from '../../platform/errors';

/**
 * Refuses what a page could make a browser send to a server that it should not reach, by giving its own domain the server's
 * address (DNS rebinding; MCP, "Streamable HTTP", Security). Who connects by a loopback address must ask for a loopback
 * name, or for a host of the configured origins. A page must be of those origins, or of this server by a loopback name or
 * an address, which no domain can be.
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
        `The host "${host}" is not known here. Ask for localhost; or, where a proxy passes requests on, name its origin in ROSTRUM_CORS_ORIGINS.`,
      );
    if (origin !== undefined && !origins.includes(origin) && !isOwn(origin, host))
      throw forbidden(
        'origin',
        `Pages of "${origin}" may not ask here. Name the origin in ROSTRUM_CORS_ORIGINS to admit them.`,
      );
  };
}

const forbidden = (header: string, message: string) =>
  new RostrumError(ErrorCode.FORBIDDEN, message, [header]);

/** Whether an address of a socket is of this machine only; IPv4 may be written as IPv6. */
function isLoopback(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

function isLoopbackName(host: string): boolean {
  const name = nameIn(host);
  return name === 'localhost' || name.endsWith('.localhost') || isLoopback(name);
}

const isAddress = (host: string): boolean => isIP(nameIn(host)) !== 0;

/** The name or address of a Host header, without its port; empty where it is neither. */
const nameIn = (host: string): string =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : '';
