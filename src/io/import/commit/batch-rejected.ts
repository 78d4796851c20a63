import { Refusal, UserErrorCode } from '../../../platform/errors';

/** Why lines of a batch cannot be recorded, by their numbers. Nothing of the batch is recorded. */
export class BatchRejected extends Error {
  constructor(readonly reasons: ReadonlyMap<number, string>) {
    super([...reasons].map(([line, reason]) => `row ${line}: ${reason}`).join('; '));
  }
}

/** The refusal of one record, which rejects its line. The message is for the person who maintains the file. */
export const refused = (message: string): Refusal => new Refusal(UserErrorCode.INVALID, null, message);

/** Throws BatchRejected if there are reasons. */
export function rejectLines(reasons: ReadonlyMap<number, string>): void {
  if (reasons.size > 0) throw new BatchRejected(reasons);
}
