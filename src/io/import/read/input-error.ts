/** What was named as input can't be read; the message says what and why. */
export class InputError extends Error {}
