import type { UserErrorCode } from '../../platform/errors';

/** One entry of a payload's `userErrors`; `field` is a path that starts at `input`. */
export interface UserError {
  field: string[] | null;
  message: string;
  code: UserErrorCode;
}
