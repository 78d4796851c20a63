import type { Prisma } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { slugify } from '../model/letters/slugify';
import { toGlobalId } from '../model/global-id';
import type { ThingKind } from '../model/kinds';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG_LENGTH = 200;
// Room for the number that tells namesakes apart.
const MAX_MADE_SLUG_LENGTH = 100;
// Looked up by equality, which the index on slugs answers; a prefix it would not.
const CANDIDATES_AT_ONCE = 20;

/**
 * The slug of a new thing: the given one, refused as DUPLICATE where it is taken, or else one made from its label
 * (from kind and id where that folds to nothing), numbered from 2 where it has namesakes.
 */
export async function chooseSlug(
  tx: Prisma.TransactionClient,
  thing: { kind: ThingKind; id: bigint; label: string; slug?: string | null },
): Promise<string> {
  if (thing.slug != null) return checkGiven(tx, thing.slug);
  const base =
    slugify(thing.label).slice(0, MAX_MADE_SLUG_LENGTH).replace(/-$/, '') ||
    `${thing.kind.toLowerCase()}-${thing.id}`;
  for (let from = 1; ; from += CANDIDATES_AT_ONCE) {
    const candidates = Array.from({ length: CANDIDATES_AT_ONCE }, (_, index) => numbered(base, from + index));
    const rows = await tx.entity.findMany({ where: { slug: { in: candidates } }, select: { slug: true } });
    const taken = new Set(rows.map(({ slug }) => slug));
    const free = candidates.find((candidate) => !taken.has(candidate));
    if (free !== undefined) return free;
  }
}

const numbered = (base: string, number: number) => (number === 1 ? base : `${base}-${number}`);

async function checkGiven(tx: Prisma.TransactionClient, slug: string): Promise<string> {
  if (!SLUG.test(slug) || slug.length > MAX_SLUG_LENGTH) {
    throw new Refusal(
      UserErrorCode.INVALID,
      ['slug'],
      `"${slug}" is no slug; write [a-z0-9-], at most ${MAX_SLUG_LENGTH} characters, such as kim-jong-un`,
    );
  }
  const holder = await tx.entity.findUnique({ where: { slug } });
  if (holder) {
    throw new Refusal(
      UserErrorCode.DUPLICATE,
      ['slug'],
      `"${slug}" is taken by ${toGlobalId(holder.kind, holder.id)}; choose another, or leave it out`,
    );
  }
  return slug;
}
