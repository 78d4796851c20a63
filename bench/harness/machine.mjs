// CPU affinity. If a server shared its core with the load generator, the measurement would be of their
// scheduling; so Postgres and the load generator have one core, and the Node server under test the other,
// as in the measurements from which the goals were derived.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const TICKS_PER_SECOND = 100;

/** Whether processes can be pinned to a core: on Linux with taskset and more than one core. */
export const pins = cpus().length > 1 && (existsSync('/usr/bin/taskset') || existsSync('/bin/taskset'));

/** The core of Postgres and the load, and the core of the server under test. */
export const CORES = { load: '0', server: '1' };

/** Pins a process, with all its threads, to a core. */
export function pin(pid, core) {
  if (pins) execFileSync('taskset', ['-acp', core, String(pid)], { stdio: 'ignore' });
}

/**
 * Pins the Postgres server of a client to the core of the load: running processes, and those that it will
 * start.
 */
export async function pinPostgres(client) {
  if (!pins) return;
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const backend = rows[0].pid;
  if (!existsSync(`/proc/${backend}/stat`)) return;
  const postmaster = statOf(backend)[1];
  pin(postmaster, CORES.load);
  for (const child of childrenOf(postmaster)) pin(child, CORES.load);
}

function childrenOf(pid) {
  return execFileSync('ps', ['-o', 'pid=', '--ppid', pid], { encoding: 'utf8' }).trim().split(/\s+/);
}

/** The fields of /proc/<pid>/stat after the name, beginning with the state. */
const statOf = (pid) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/**
 * The CPU time that a process has used, in milliseconds with a resolution of 10 ms; null if the system
 * does not report it.
 */
export function cpuMs(pid) {
  if (!existsSync(`/proc/${pid}/stat`)) return null;
  const stat = statOf(pid);
  return ((Number(stat[11]) + Number(stat[12])) * 1000) / TICKS_PER_SECOND;
}

/** The resident memory of a process in megabytes; null if the system does not report it. */
export function rssMb(pid) {
  if (!existsSync(`/proc/${pid}/status`)) return null;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
