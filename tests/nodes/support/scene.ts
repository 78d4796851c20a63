import type { NodeFigures } from '../../../src/platform/postgres/replicas/nodes';
import { migrate } from '../../../src/platform/postgres/migrate';
import { type Nodes as Servers, startNodes } from './nodes';
import { type Process, startProcess } from './process';
import { until } from './until';

/** A process over a primary and its standbys. */
export interface Scene extends Process {
  readonly servers: Servers;
  /** The figures of the primary, or of the first standby. */
  figuresOf(role: 'primary' | 'replica'): NodeFigures;
}

/** Starts it with one organization, which all servers have. */
export async function startScene({ standbys = 1 } = {}): Promise<Scene> {
  const servers = await startNodes(async (url) => void (await migrate(url)), standbys);
  const { primary } = servers;
  const process = await startProcess([...servers.standbys, primary].map(({ url }) => url));
  const scene: Scene = {
    ...process,
    servers,
    figuresOf: (role) => (role === 'primary' ? process.primary() : process.replica(servers.standby.url)),
    async close() {
      await process.close();
      await servers.close();
    },
  };
  // A machine that is busy may be late to connect, which is no fault.
  await until('the first write is made', async () => (await scene.write('first')).code === null);
  await servers.catchUp();
  for (const { url } of servers.standbys) await until('the replica is up', () => process.replica(url).isUp);
  return scene;
}
