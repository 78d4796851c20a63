import type { Prisma } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { slugify } from '../model/letters/fold';
import { toGlobalId } from '../model/global-id';
import type { ThingKind } from '../model/kinds';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG_LENGTH = 200;
// Leaves room for the number that distinguishes namesakes.
const MAX_MADE_SLUG_LENGTH = 100;
// Looked up by equality, because the index on slugs does not support prefixes.
const CANDIDATES_AT_ONCE = 20;

/**
 * Chooses the slug of a new thing. A given slug is refused as DUPLICATE if it is taken. Otherwise the slug is made from
 * the label, or from kind and id if the label has no Latin letters and digits, and numbered from 2 if it is taken.
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
      `"${slug}" is not a slug; write [a-z0-9-], at most ${MAX_SLUG_LENGTH} characters, such as kim-jong-un`,
    );
  }
  const holder = await tx.entity.findUnique({ where: { slug } });
  if (holder) {
    throw new Refusal(
      UserErrorCode.DUPLICATE,
      ['slug'],
      `"${slug}" is taken by ${toGlobalId(holder.kind, holder.id)}; choose another one or omit it`,
    );
  }
  return slug;
}
