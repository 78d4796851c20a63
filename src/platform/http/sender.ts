import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Sender } from '../auth/viewer';
import { Caller, callerOfAddress, type Meter } from '../limits/caller';
import { addressOf, type IsTrusted } from '../limits/trusted-proxies';

/** Determines who sends a request, by its address and its Authorization header. */
export type SenderOf = (request: IncomingMessage) => Sender;

/** Senders whose use is counted by a meter; `isTrusted` tells the proxies whose X-Forwarded-For is believed. */
export function senders(meter: Meter, isTrusted: IsTrusted | null): SenderOf {
  // A connection that is used again mostly is by the same caller.
  const last = new WeakMap<Socket, Caller>();
  return (request) => {
    const { headers, socket } = request;
    const id = callerOfAddress(addressOf(request, isTrusted));
    let caller = last.get(socket);
    if (caller?.id !== id) last.set(socket, (caller = new Caller(id, meter, socket)));
    return { authorization: headers.authorization, caller: caller! };
  };
}
