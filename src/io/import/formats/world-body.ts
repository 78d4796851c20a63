import type { Body } from '../codes/cameo-actors';
import type { Resolver } from '../resolver';
import type { OrganizationRecord } from '../rostrum-jsonl/records';

/**
 * The organization that a body of our table is: the recorded one that bears its code or its name, or else itself, with
 * the record that makes it. Null if several have the name.
 */
export function organizationOf(
  body: Body,
  resolver: Resolver,
): { slug: string; record?: OrganizationRecord } | null {
  const byCode = body.code === null ? null : resolver.organization('CAMEO', body.code);
  const found = byCode?.slug ? byCode : resolver.organizationNamed(body.name);
  if (found.slug !== null) return { slug: found.slug };
  return found.reason === 'AMBIGUOUS' ? null : { slug: body.slug, record: recordOf(body) };
}

const recordOf = ({ slug, name, aliases, kind, code }: Body): OrganizationRecord => ({
  record: 'organization',
  slug,
  names: [
    { value: name, language: 'en' },
    ...aliases.map((value) => ({ value, language: 'en', kind: 'ALIAS' as const })),
  ],
  ...(code !== null && { codes: [{ scheme: 'CAMEO', value: code }] }),
  kind,
});
