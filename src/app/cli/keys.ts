import { type Command, InvalidArgumentError } from 'commander';
import { createKey, type KeyInfo, listKeys, revokeKey } from '../../platform/auth/keys';
import { findRole, type Role, ROLES } from '../../platform/auth/roles';
import { withDatabase } from './with-database';

const GRANTED = ROLES.slice(1).map((role) => role.toLowerCase());

/** `rostrum keys`: makes, lists and revokes API keys. */
export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').description('make, list and revoke API keys');
  keys
    .command('create')
    .description('make a key and print its token, which is shown this once')
    .requiredOption('--role <role>', `what its holder may do: ${GRANTED.join(', ')}`, parseRole)
    .requiredOption('--name <name>', 'who or what the key is for; what they write is recorded under it')
    .action((options: { role: Role; name: string }) =>
      withDatabase(async ({ prisma }) => {
        const { token, ...key } = await createKey(prisma, options);
        console.log(token);
        console.error(`${line(key)}\nSend it as "authorization: Bearer <token>". It can't be shown again.`);
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
    .description('end a key for good')
    .argument('<id>', 'its id, from "keys list"')
    .action((id: string) =>
      withDatabase(async ({ prisma }) => console.log(line(await revokeKey(prisma, id)))),
    );
}

function parseRole(text: string): Role {
  const role = findRole(text);
  if (!role) throw new InvalidArgumentError(`It is one of ${GRANTED.join(', ')}.`);
  return role;
}

const line = ({ id, role, name, createdAt, revokedAt }: KeyInfo) =>
  [id, role.toLowerCase().padEnd(8), createdAt.toISOString(), revokedAt ? 'revoked' : 'valid  ', name].join(
    '  ',
  );
