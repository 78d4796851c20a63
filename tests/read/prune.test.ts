import { offered, pruned } from '../../src/engine/query/compile/prune';
import { numbered, raw, type Sql, sql } from '../../src/engine/query/compile/sql';

const written = (statement: Sql) => numbered(pruned(statement));

describe('a statement over rows that offer columns', () => {
  const rows = (alias: string, ...columns: ReturnType<typeof sql>[]) =>
    sql`(${offered(raw(alias), columns)} from t version_9) ${raw(alias)}`;

  it('keeps the columns it refers to, with their parameters', () => {
    const event = rows(
      'event_1',
      sql`version_9.id`,
      sql`${1}::int + ${2}::int as size`,
      sql`${3}::int as time`,
    );
    expect(written(sql`select event_1.time, ${4} from ${event}`)).toEqual({
      text: 'select event_1.time, $1 from (select null as "-", $2::int as time from t version_9) event_1',
      values: [4, 3],
    });
  });

  it('keeps the references of a kept column, before or after it, and nothing that only a dropped one needs', () => {
    const inner = rows('leader_2', sql`version_9.id`, sql`${1} as born`, sql`${2} as died`);
    const event = rows(
      'event_1',
      sql`version_9.id`,
      sql`(select leader_2.born from ${inner}) as age`,
      sql`(select leader_3.died from ${rows('leader_3', sql`${5} as died`)}) as end`,
    );
    const { text, values } = written(sql`select event_1.age from ${event}`);
    expect(text).toBe(
      'select event_1.age from (select null as "-", (select leader_2.born from (select null as "-", $1 as born from t version_9) leader_2) as age from t version_9) event_1',
    );
    expect(values).toEqual([1]);
  });

  it('keeps all if all are selected', () => {
    const event = rows('event_1', sql`version_9.id`, sql`${1} as time`);
    expect(written(sql`select event_1.* from ${event}`).text).toBe(
      'select event_1.* from (select null as "-", version_9.id, $1 as time from t version_9) event_1',
    );
  });

  it('treats input from a client as nothing but a parameter', () => {
    const event = rows('event_1', sql`version_9.id`, sql`${1} as time`);
    const sent = '/*>*/ event_1.time';
    expect(written(sql`select event_1.id, ${sent} from ${event}`)).toEqual({
      text: 'select event_1.id, $1 from (select null as "-", version_9.id from t version_9) event_1',
      values: [sent],
    });
  });
});
