/** `to_recording` of a version that still stands: the largest bigint of Postgres. */
export const OPEN_VERSION = 9223372036854775807n;
