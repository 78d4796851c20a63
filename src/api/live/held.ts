import { badInput } from '../../platform/errors';

/** What is kept of one message while its operation or connection goes on, in characters. There are ten thousand of them. */
const MAX_HELD = 32 * 1024;
const MAX_ID = 250;

/** Throws where a part of a request is too large to be kept in memory for as long as the client likes. */
export function refuseToHold(name: string, value: unknown): void {
  const { length } = JSON.stringify(value) ?? '';
  if (length <= MAX_HELD) return;
  throw badInput(
    [name],
    `${name} has ${length} characters; at most ${MAX_HELD} are kept while a connection stays open. Send less.`,
  );
}

/** Throws where the name that a client gives to an operation is too long. */
export function refuseLongId(id: string): void {
  if (id.length > MAX_ID)
    throw badInput(['id'], `The id of an operation has ${id.length} characters; at most ${MAX_ID} are read.`);
}
