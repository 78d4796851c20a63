import type { UserErrorCode } from '../../platform/errors';

/** An entry of a payload's `userErrors`; `field` is a path that starts with `input`. */
export interface UserError {
  field: string[] | null;
  message: string;
  code: UserErrorCode;
}
