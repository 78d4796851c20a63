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
    .action((options: { role: Role; name: string }) =>
      withDatabase(async ({ prisma }) => {
        const { token, ...key } = await createKey(prisma, options);
        console.log(token);
        console.error(`${line(key)}\nSend it as "authorization: Bearer <token>". It cannot be shown again.`);
      }),
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
      withDatabase(async ({ prisma }) => console.log(line(await revokeKey(prisma, id)))),
    );
}

function parseRole(text: string): Role {
  const role = findRole(text);
  if (!role) throw new InvalidArgumentError(`Must be one of ${GRANTED.join(', ')}.`);
  return role;
}

const line = ({ id, role, name, createdAt, revokedAt }: KeyInfo) =>
  [id, role.toLowerCase().padEnd(8), createdAt.toISOString(), revokedAt ? 'revoked' : 'valid  ', name].join(
    '  ',
  );
