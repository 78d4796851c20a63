import type { IncomingMessage } from 'node:http';
import type { Sender } from '../auth/viewer';
import { Caller, callerOfAddress, type Meter } from '../limits/caller';
import { addressOf, type IsTrusted } from '../limits/trusted-proxies';

/** Determines who sends a request, by its address and its Authorization header. */
export type SenderOf = (request: IncomingMessage) => Sender;

/** Senders whose use is counted by a meter; `isTrusted` tells the proxies whose X-Forwarded-For is believed. */
export const senders =
  (meter: Meter, isTrusted: IsTrusted | null): SenderOf =>
  (request) => ({
    authorization: request.headers.authorization,
    caller: new Caller(callerOfAddress(addressOf(request, isTrusted)), meter, request.socket),
  });
