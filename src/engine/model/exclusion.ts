/**
 * When two values of a shape contradict each other, as a SQL condition over two claims of different values about one
 * property, aliases with the columns of `claim`. Null means that it cannot be decided, and counts as no contradiction.
 */
export interface Exclusion {
  excludes(a: string, b: string): string;
  /** Whether one of two values that do not exclude each other succeeds the other in time. */
  succeeds?(a: string, b: string): string;
}

const textOf = (claim: string) => `(${claim}.value #>> '{}')`;

/** Different values exclude each other, except `blank`, which stands for an unknown value. */
export const byValue = (blank?: string): Exclusion => ({
  excludes: (a, b) =>
    blank === undefined ? 'true' : `${textOf(a)} <> '${blank}' and ${textOf(b)} <> '${blank}'`,
});

/** Texts exclude each other if they differ after folding. */
export const byWords: Exclusion = { excludes: (a, b) => `fold(${textOf(a)}) <> fold(${textOf(b)})` };

const isInterval = (claim: string) => `${textOf(claim)} like '%/%'`;
const goesOn = (claim: string) => `(${textOf(claim)} = '..' or ${textOf(claim)} like '%/..')`;

/** Whether the bounds of one time lie within those of the other. */
const isWithin = (inner: string, outer: string) =>
  `(coalesce(${outer}.value_earliest, '-infinity') <= coalesce(${inner}.value_earliest, '-infinity')
    and coalesce(${outer}.value_latest, 'infinity') >= coalesce(${inner}.value_latest, 'infinity'))`;

/** A side of an interval without qualifiers and unspecified digits: 201 of 201X~, nothing of `..`. */
const sideOf = (claim: string, side: 1 | 2) =>
  `regexp_replace(split_part(${textOf(claim)}, '/', ${side}), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')`;

/**
 * Whether sides of two intervals differ: neither is the same day as the other, or the month, year or decade that
 * contains it.
 */
const sidesDiffer = (a: string, b: string, side: 1 | 2) =>
  `not (starts_with(${sideOf(a, side)}, ${sideOf(b, side)}) or starts_with(${sideOf(b, side)}, ${sideOf(a, side)}))`;

/** Whether one was said to continue after the day on which the other ended. */
const wentOnTooLong = (open: string, closed: string) => `${closed}.value_latest < ${open}.said_on`;

/**
 * Dates exclude each other if neither contains the other (1984? contains 1984-01-08), a date and an interval if the
 * date is not within it, intervals if a side differs. An open end (`..`) excludes only an end before the day on which
 * it was said; a later end succeeds it.
 */
export const byTime: Exclusion = {
  excludes: (a, b) => `case
    when ${goesOn(a)} and ${goesOn(b)} then ${sidesDiffer(a, b, 1)}
    when ${goesOn(a)} then ${wentOnTooLong(a, b)} or ${startsDiffer(a, b)}
    when ${goesOn(b)} then ${wentOnTooLong(b, a)} or ${startsDiffer(a, b)}
    when ${isInterval(a)} and ${isInterval(b)} then ${sidesDiffer(a, b, 1)} or ${sidesDiffer(a, b, 2)}
    else not (${isWithin(a, b)} or ${isWithin(b, a)}) end`,
  succeeds: (a, b) =>
    `(${goesOn(a)} and ${b}.value_latest is not null or ${goesOn(b)} and ${a}.value_latest is not null)`,
};

const startsDiffer = (a: string, b: string) =>
  `(${isInterval(a)} and ${isInterval(b)} and ${sidesDiffer(a, b, 1)})`;

const numberOf = (claim: string, name: string) => `(${claim}.value ->> '${name}')::float8`;
const least = (claim: string) =>
  `coalesce(${numberOf(claim, 'low')}, ${numberOf(claim, 'value')}, '-infinity')`;
const most = (claim: string) =>
  `coalesce(${numberOf(claim, 'high')}, ${numberOf(claim, 'value')}, 'infinity')`;
const partDiffers = (a: string, b: string, part: string) =>
  `coalesce(${a}.value ->> '${part}' <> ${b}.value ->> '${part}', false)`;

/** Quantities exclude each other if their ranges are disjoint or their units differ. */
export const byRange: Exclusion = {
  excludes: (a, b) =>
    `(${partDiffers(a, b, 'unit')} or ${least(a)} > ${most(b)} or ${least(b)} > ${most(a)})`,
};

const nameOf = (claim: string) => `lower(btrim(${claim}.value ->> 'name'))`;

/**
 * Whether one place is part of the other, by their names ("Tiananmen, Beijing" is in "Beijing") or as a place in its
 * country.
 */
const isPart = (a: string, b: string) =>
  `(${nameOf(a)} = ${nameOf(b)} or right(${nameOf(a)}, length(${nameOf(b)}) + 2) = ', ' || ${nameOf(b)}
    or ${b}.value ->> 'precision' = 'COUNTRY' and ${a}.value ->> 'country' = ${b}.value ->> 'country')`;

/** Places exclude each other if their countries differ or neither is known to be part of the other. */
export const byPlace: Exclusion = {
  excludes: (a, b) =>
    `(${partDiffers(a, b, 'country')} or not (coalesce(${isPart(a, b)}, false) or coalesce(${isPart(b, a)}, false)))`,
};
