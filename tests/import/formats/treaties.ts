import { RejectedRow, type Format } from '../../../src/io/import/format';
import { tableRows } from '../../../src/io/import/formats/tables';

type Treaty = { id: string; a: string; b: string; signed: string };

/** Treaties of friendship: a row for each, with the ISO 3166-1 alpha-3 codes of both countries. */
export const treaties: Format = {
  name: 'COW_ALLIANCES',
  title: 'Treaties of friendship, by pair',
  extensions: ['csv'],
  dataset: () => ({ record: 'dataset', key: 'treaties-1', name: 'Treaties of friendship', version: '1' }),
  async *read(file) {
    for await (const row of tableRows(file.lines(), {
      what: 'treaties',
      required: ['id', 'a', 'b', 'signed'],
    }))
      yield 'fault' in row ? row : { ...row, key: row.cells.id ?? '', values: row.cells };
  },
  records({ number, key: id, values }, { dataset, resolver, unresolved }) {
    const row = values as Treaty;
    const { a, b, signed } = row;
    const [subject, object] = [a, b].map((code) => {
      const { slug } = resolver.country('ISO_ALPHA3', code, signed);
      if (slug !== null) return slug;
      unresolved(code, { kind: 'COUNTRY', row: number });
      throw new RejectedRow(`no country had the code ${code} on ${signed}`);
    }) as [string, string];
    const key = `${dataset}:${id}`;
    const [status, valid] = ['ACTIVE', `${signed}/..`] as const;
    return [
      { record: 'source', key: dataset, title: 'Treaties of friendship', dataset },
      {
        record: 'relationship',
        key,
        subject,
        object,
        type: 'FRIENDSHIP',
        dataset,
        recordClaim: key,
        status,
        valid,
      },
      {
        record: 'claim',
        key,
        subject: { relationship: key },
        property: 'record',
        value: row,
        statement: `${a} and ${b} signed a treaty of friendship on ${signed}.`,
        source: dataset,
        locator: `row ${number}`,
        dataset,
      },
    ];
  },
};
