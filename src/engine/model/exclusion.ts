/**
 * When two values of a shape cannot both be so, as a SQL condition over two claims about one property, aliases with the
 * columns of `claim` and different values; null where it cannot be told, which is no exclusion.
 */
export interface Exclusion {
  excludes(a: string, b: string): string;
  /** Whether one of the two took the place of the other in time, where they do not exclude each other. */
  succeeds?(a: string, b: string): string;
}

const textOf = (claim: string) => `(${claim}.value #>> '{}')`;

/** Any two values exclude each other, but for the one that says that nothing is known. */
export const byValue = (blank?: string): Exclusion => ({
  excludes: (a, b) =>
    blank === undefined ? 'true' : `${textOf(a)} <> '${blank}' and ${textOf(b)} <> '${blank}'`,
});

/** Two texts that are not the same words. */
export const byWords: Exclusion = { excludes: (a, b) => `fold(${textOf(a)}) <> fold(${textOf(b)})` };

const isInterval = (claim: string) => `${textOf(claim)} like '%/%'`;
const goesOn = (claim: string) => `(${textOf(claim)} = '..' or ${textOf(claim)} like '%/..')`;

/** The bounds of one lie within those of the other. */
const isWithin = (inner: string, outer: string) =>
  `(coalesce(${outer}.value_earliest, '-infinity') <= coalesce(${inner}.value_earliest, '-infinity')
    and coalesce(${outer}.value_latest, 'infinity') >= coalesce(${inner}.value_latest, 'infinity'))`;

/** A side of an interval without qualifiers and digits that nobody knows: of 201X~ 201, of .. nothing. */
const sideOf = (claim: string, side: 1 | 2) =>
  `regexp_replace(split_part(${textOf(claim)}, '/', ${side}), '[~?%.]|(-?X+)+[~?%]?$', '', 'g')`;

/** A side of one interval is not the same day, or month, year or decade around it, as that of the other. */
const sidesDiffer = (a: string, b: string, side: 1 | 2) =>
  `not (starts_with(${sideOf(a, side)}, ${sideOf(b, side)}) or starts_with(${sideOf(b, side)}, ${sideOf(a, side)}))`;

/** It was said to go on when the other says that it was over. */
const wentOnTooLong = (open: string, closed: string) => `${closed}.value_latest < ${open}.said_on`;

/**
 * Two times: dates that are not one within the other (1984? and 1984-01-08 are), a date that does not lie within an
 * interval, intervals of which a side differs. What goes on (`..`) excludes only an end before that was said; a later end
 * takes its place.
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

/** Two quantities whose ranges have no number in common, or that are counted in different units. */
export const byRange: Exclusion = {
  excludes: (a, b) =>
    `(${partDiffers(a, b, 'unit')} or ${least(a)} > ${most(b)} or ${least(b)} > ${most(a)})`,
};

const nameOf = (claim: string) => `lower(btrim(${claim}.value ->> 'name'))`;

/** One place is in the other as far as their names tell: "Tiananmen, Beijing" is in "Beijing", and a town in its country. */
const isPart = (a: string, b: string) =>
  `(${nameOf(a)} = ${nameOf(b)} or right(${nameOf(a)}, length(${nameOf(b)}) + 2) = ', ' || ${nameOf(b)}
    or ${b}.value ->> 'precision' = 'COUNTRY' and ${a}.value ->> 'country' = ${b}.value ->> 'country')`;

/** Two places in different countries, or of which the names do not tell that one is in the other. */
export const byPlace: Exclusion = {
  excludes: (a, b) =>
    `(${partDiffers(a, b, 'country')} or not (coalesce(${isPart(a, b)}, false) or coalesce(${isPart(b, a)}, false)))`,
};
