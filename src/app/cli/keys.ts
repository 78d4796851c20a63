import { type Command, InvalidArgumentError } from 'commander';
import { createKey, type KeyInfo, listKeys, revokeKey } from '../../platform/auth/keys';
import { findRole, type Role, ROLES } from '../../platform/auth/policy';
import { withDatabase } from './with-database';

const GRANTED = ROLES.slice(1).map((role) => role.toLowerCase());

/** `rostrum keys`: creates, lists and revokes API keys. */
export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').description('create, list and revoke API keys');
  keys
    .command('create')
    .description('create a key and print its token, which is shown only once')
    .requiredOption('--role <role>', `the role of its holder: ${GRANTED.join(', ')}`, parseRole)
    .requiredOption(
      '--name <name>',
      'name of the person or program that uses the key; recorded as the actor of its changes',
    )
    .option('--expires <day>', 'day or instant at which the key ends, such as 2027-01-31', parseInstant)
    .action(({ expires, ...options }: { role: Role; name: string; expires?: Date }) =>
      withDatabase(
        async ({ prisma }) => {
          const { token, ...key } = await createKey(prisma, { ...options, expiresAt: expires });
          console.log(token);
          console.error(
            `${line(key)}\nSend it as "authorization: Bearer <token>". It cannot be shown again.`,
          );
        },
        { writes: true },
      ),
    );
  keys
    .command('list')
    .description('list all keys, oldest first, without their tokens')
    .action(() =>
      withDatabase(async ({ prisma }) => {
        const all = await listKeys(prisma);
        console.log(all.map(line).join('\n') || 'There are no keys.');
      }),
    );
  keys
    .command('revoke')
    .description('revoke a key permanently')
    .argument('<id>', 'id of the key, from "keys list"')
    .action((id: string) =>
      withDatabase(async ({ prisma }) => console.log(line(await revokeKey(prisma, id))), { writes: true }),
    );
}

function parseRole(text: string): Role {
  const role = findRole(text);
  if (!role) throw new InvalidArgumentError(`Must be one of ${GRANTED.join(', ')}.`);
  return role;
}

function parseInstant(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()))
    throw new InvalidArgumentError(
      'Must be a day such as 2027-01-31, or an instant such as 2027-01-31T12:00Z.',
    );
  return instant;
}

const line = (key: KeyInfo) =>
  [
    key.id,
    key.role.toLowerCase().padEnd(8),
    key.createdAt.toISOString(),
    stateOf(key).padEnd(7),
    key.usedAt ? `used ${minute(key.usedAt)}` : 'never used            ',
    key.expiresAt ? `until ${minute(key.expiresAt)}` : '',
    key.name,
  ]
    .filter((part) => part !== '')
    .join('  ');

const minute = (instant: Date) => `${instant.toISOString().slice(0, 16)}Z`;

function stateOf({ expiresAt, revokedAt }: KeyInfo): string {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= new Date() ? 'expired' : 'valid';
}
