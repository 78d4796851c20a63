import { LINE, lineOf, type Columns } from '../../../engine/model/row-cells';
import type { RecordingTx } from '../../../engine/write/recording';
import type { Prisma } from '../../../generated/prisma/client';

/** The columns of the data sets of a batch, by which the cells of imported rows are kept without their names. */
export class DatasetColumns {
  private readonly columns = new Map<bigint, Columns>();
  private readonly grown = new Set<bigint>();

  /** Reads the columns of these data sets; the recording keeps others from appending to them meanwhile. */
  static async of({ tx }: RecordingTx, datasets: readonly bigint[]): Promise<DatasetColumns> {
    const known = new DatasetColumns();
    if (datasets.length === 0) return known;
    const found = await tx.datasetColumns.findMany({ where: { datasetId: { in: [...datasets] } } });
    for (const { datasetId, columns } of found)
      known.columns.set(datasetId, new Map(columns.map((name, position) => [name, position])));
    return known;
  }

  /** The value of a row as it is stored: the same for equal rows, whenever they were recorded. */
  stored(row: Prisma.JsonValue, datasetId: bigint | null): Prisma.JsonValue {
    if (datasetId === null) return row;
    const before = this.columns.get(datasetId) ?? NONE;
    const kept = lineOf(row, before);
    if (kept === null) return row;
    if (kept.columns !== before) {
      this.columns.set(datasetId, kept.columns);
      this.grown.add(datasetId);
    }
    return { [LINE]: kept.line };
  }

  /** Records the columns that are new. */
  async save({ tx }: RecordingTx): Promise<void> {
    for (const datasetId of this.grown) {
      const columns = [...this.columns.get(datasetId)!.keys()];
      await tx.datasetColumns.upsert({
        where: { datasetId },
        create: { datasetId, columns },
        update: { columns },
      });
    }
  }
}

const NONE: Columns = new Map();
