/** `to_recording` of a current version: the largest bigint of Postgres. */
export const OPEN_VERSION = 9223372036854775807n;
