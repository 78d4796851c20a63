import type { Command } from 'commander';
import { settleAll } from '../../engine/claims/settle-all';
import { withDatabase } from './with-database';

/** `rostrum settle`: settles all claims again, after an upgrade whose rules differ. */
export function addSettleCommand(program: Command): void {
  program
    .command('settle')
    .description(
      'decide again what stands among all claims, by the rules of this version; possible while a server is running',
    )
    .action(() =>
      withDatabase(
        async (database) => {
          const { subjects, changed } = await settleAll(database, 'settle');
          const count = (n: number) => n.toLocaleString('en');
          console.log(`${count(subjects)} things and facts settled, ${count(changed)} of them changed`);
        },
        { statementTimeoutMs: 0, writes: true },
      ),
    );
}
