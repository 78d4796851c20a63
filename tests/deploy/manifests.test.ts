import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/config';

const root = join(__dirname, '../..');
const kubernetes = join(root, 'deploy/kubernetes');

type Bag = Record<string, any>;

function documentsOf(path: string): Bag[] {
  return parseAllDocuments(readFileSync(path, 'utf8'), { merge: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Bag;
  });
}

const { resources } = documentsOf(join(kubernetes, 'kustomization.yaml'))[0] as { resources: string[] };
const all = resources.flatMap((file) => documentsOf(join(kubernetes, file)));
const named = (kind: string, name: string) =>
  all.find((each) => each.kind === kind && each.metadata.name === name)!;

/** Throws for a setting that Rostrum does not know, or a value that it does not accept. */
const read = (env: Record<string, string>) => readConfig(env);

test('every manifest is applied by kustomize, and has a kind, a version and a name of its own', () => {
  const files = readdirSync(kubernetes).filter((file) => file !== 'kustomization.yaml');
  expect([...resources].sort()).toEqual(files.sort());
  const names = all.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.includes('undefined'))).toEqual([]);
});

test('the settings of the deployments are settings of Rostrum', () => {
  const { env, envFrom } = named('Deployment', 'rostrum').spec.template.spec.containers[0];
  // A secret is the address of the database, or a password in one.
  const secrets: Record<string, string> = { DATABASE_URL: 'postgresql://app:secret@rostrum-db-rw/app' };
  const own = Object.fromEntries(
    (env as { name: string; value?: string }[])
      .filter(({ name }) => name !== 'DB_PASSWORD')
      .map(({ name, value = secrets[name] }) => [name, value?.replaceAll('$(DB_PASSWORD)', 'secret') ?? '']),
  );
  const config = read({ ...named('ConfigMap', envFrom[0].configMapRef.name).data, ...own });
  expect(config.migrates).toBe(false);
  expect(config.replicaUrls).toHaveLength(named('Cluster', 'rostrum-db').spec.instances as number);

  const [compose] = documentsOf(join(root, 'docker-compose.scale.yml'));
  for (const name of ['app-1', 'app-2', 'migrate']) {
    const { environment } = compose!.services[name] as { environment: Record<string, string> };
    const values = Object.entries(environment).map(([key, value]) => [
      key,
      value.replaceAll(/\$\{\w+:-(.*?)\}/g, '$1'),
    ]);
    expect(read(Object.fromEntries(values) as Record<string, string>).databaseUrl).toMatch(/^postgresql:/);
  }
});

test('a commit is on two of three instances, each of which has an address of its own', () => {
  const { spec } = named('Cluster', 'rostrum-db');
  expect(spec.instances).toBe(3);
  expect(spec.postgresql.synchronous).toMatchObject({ method: 'any', number: 1, dataDurability: 'required' });
  const { env } = named('Deployment', 'rostrum').spec.template.spec.containers[0];
  const { value } = (env as Bag[]).find(({ name }) => name === 'DATABASE_REPLICA_URLS')!;
  const hosts = (value as string)
    .split(/\s+/)
    .map((url) => new URL(url.replace('$(DB_PASSWORD)', 'x')).hostname);
  for (const host of hosts) expect(named('Service', host).spec.selector['cnpg.io/instanceName']).toBe(host);
  expect(new Set(hosts).size).toBe(3);
});

test('what refers to another is there: selectors, secrets of the cluster, the store of backups', () => {
  const { template, selector } = named('Deployment', 'rostrum').spec;
  for (const [kind, name] of [
    ['Service', 'rostrum'],
    ['PodDisruptionBudget', 'rostrum'],
  ] as const) {
    const { spec } = named(kind, name);
    expect(template.metadata.labels).toMatchObject(spec.selector.matchLabels ?? spec.selector);
  }
  expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  const cluster = named('Cluster', 'rostrum-db');
  expect(named('ObjectStore', cluster.spec.plugins[0].parameters.barmanObjectName as string)).toBeDefined();
  expect(named('ScheduledBackup', 'rostrum-nightly').spec.cluster.name).toBe(cluster.metadata.name);
  const { except } = named('NetworkPolicy', 'rostrum').spec.egress.at(-1).to[0].ipBlock as {
    except: string[];
  };
  expect(except).toContain('10.0.0.0/8');
});

const whereInstalled = spawnSync('haproxy', ['-v']).status === 0 ? test : test.skip;
whereInstalled('HAProxy accepts its configuration (Debian: haproxy)', () => {
  const { status, stderr } = spawnSync('haproxy', ['-c', '-f', join(root, 'deploy/haproxy/haproxy.cfg')], {
    encoding: 'utf8',
  });
  expect({ status, alerts: stderr.match(/\[ALERT\].*/g) ?? [] }).toEqual({ status: 0, alerts: [] });
});

describe('a migration beside processes of the version before', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-migrations-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The statements that are refused, each as a migration of its own. */
  const refusedOf = (statements: readonly string[]) => {
    rmSync(folder, { recursive: true });
    statements.forEach((sql, n) => {
      const migration = join(folder, `20270101000000_${n}`);
      mkdirSync(migration, { recursive: true });
      writeFileSync(join(migration, 'migration.sql'), sql);
    });
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts/check-migrations.mjs'), folder],
      { encoding: 'utf8' },
    );
    const refused = statements.filter((_, n) => stderr.includes(`20270101000000_${n}:`));
    expect(status).toBe(refused.length > 0 ? 1 : 0);
    return refused;
  };

  test('is refused where it removes, renames, rewrites, locks, or demands what that version does not write', () => {
    const unsafe = [
      'ALTER TABLE "claim" DROP COLUMN "note";',
      'ALTER TABLE claim DROP note;',
      'ALTER TABLE "claim" ALTER COLUMN "weight" DROP DEFAULT;',
      'DROP INDEX "claim_weight";',
      'DROP TRIGGER key_once ON claim;',
      'ALTER TABLE "claim" RENAME COLUMN "note" TO "remark";',
      'ALTER TABLE claim RENAME note TO remark;',
      'ALTER TABLE "claim" RENAME TO "statement";',
      "ALTER TYPE \"EventStatus\" RENAME VALUE 'HELD' TO 'DONE';",
      'ALTER TABLE claim SET SCHEMA old;',
      'ALTER TABLE claim DISABLE TRIGGER key_once;',
      'ALTER TABLE claim DETACH PARTITION claim_1;',
      'ALTER TABLE "claim" ADD COLUMN "weight" INTEGER NOT NULL;',
      'ALTER TABLE "claim" ADD COLUMN "weight" INTEGER GENERATED ALWAYS AS (length(note)) STORED;',
      'ALTER TABLE "claim" ADD COLUMN "token" UUID DEFAULT gen_random_uuid();',
      'ALTER TABLE claim ADD number BIGSERIAL;',
      'ALTER TABLE "claim" ALTER COLUMN "weight" SET NOT NULL;',
      'ALTER TABLE "claim" ALTER COLUMN "weight" TYPE BIGINT;',
      'ALTER TABLE claim ALTER weight SET DATA TYPE bigint;',
      'ALTER TABLE claim SET UNLOGGED;',
      'CREATE INDEX "claim_weight" ON "claim" ("weight");',
      'CREATE UNIQUE INDEX claim_weight ON claim (weight);',
      'REINDEX TABLE claim;',
      'ALTER TABLE "claim" ADD CONSTRAINT "weighs" CHECK (weight > 0);',
      'ALTER TABLE claim ADD UNIQUE (weight);',
      'LOCK TABLE claim IN EXCLUSIVE MODE;',
      'UPDATE claim SET weight = 0;',
      'DELETE FROM claim WHERE weight = 0;',
      'TRUNCATE rate_count;',
      'DO $$ BEGIN ALTER TABLE claim DROP COLUMN note; END $$;',
    ];
    expect(refusedOf(unsafe)).toEqual(unsafe);
  });

  test('is accepted where it only adds, is about a new table, or says why it is safe', () => {
    const safe = [
      'ALTER TABLE "claim" ADD COLUMN "weight" INTEGER;',
      'ALTER TABLE "claim" ADD COLUMN "weight" INTEGER NOT NULL DEFAULT 0;',
      'ALTER TABLE "claim" ALTER COLUMN "weight" DROP NOT NULL;',
      'ALTER TABLE "claim" ADD CONSTRAINT "weighs" CHECK (weight > 0) NOT VALID;',
      'ALTER TABLE "claim" VALIDATE CONSTRAINT "weighs";',
      'ALTER TYPE "EventStatus" ADD VALUE \'HELD\';',
      'CREATE TABLE "scale" ("id" BIGINT NOT NULL); CREATE INDEX "scale_id" ON "scale" ("id");',
      'CREATE INDEX CONCURRENTLY "claim_weight" ON "claim" ("weight");',
      'CREATE FUNCTION tidy() RETURNS void LANGUAGE sql AS $$ DELETE FROM claim WHERE weight = 0 $$;',
      'CREATE TRIGGER weighs AFTER UPDATE ON claim EXECUTE FUNCTION weigh();',
      '-- rolling: nothing has read it since the release before\nALTER TABLE "claim" DROP COLUMN "note";',
    ];
    expect(refusedOf(safe)).toEqual([]);
  });
});
