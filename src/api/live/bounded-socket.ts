import { type RawData, WebSocket } from 'ws';
import { boundJson } from '../../platform/http/json-body';

const TOO_LARGE = 1009;

/** A WebSocket that closes where a message has too many values, or nests too deep, to be parsed. */
export class BoundedSocket extends WebSocket {
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message' || isWithinBounds(args[0] as RawData)) return super.emit(event as never, ...args);
    this.close(TOO_LARGE, 'Message too complex');
    return true;
  }
}

function isWithinBounds(message: RawData): boolean {
  try {
    boundJson(String(message));
    return true;
  } catch {
    return false;
  }
}
