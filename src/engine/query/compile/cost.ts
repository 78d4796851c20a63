import { ErrorCode, RostrumError } from '../../../platform/errors';

/*
 * The cost of an operation is the most work that it may cause, in rows that are looked up by an index and written to the
 * response. It is known from the operation alone, before any SQL.
 */

/** What a field of the read model costs for one row of its type, beside the rows that its pages may have. */
export interface FieldCost {
  /** What is examined to find its rows or to compute its value. */
  readonly work?: number;
  /** The same under saidBy, where that is not as many times more as examining mostly is. */
  readonly workAsSaid?: number;
  /** What is examined as well for some values of its arguments, by their names. */
  readonly given?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What sorting its list costs, where that may have many rows. */
  readonly sort?: number;
  /** What counting its list costs, where that is not as for most lists. */
  readonly count?: number;
  /** The same under saidBy. */
  readonly countAsSaid?: number;
  /** How many rows a short list of it may hold. */
  readonly holds?: number;
}

/** The costs that differ from those below. */
export interface Costs {
  /** By type and field, such as `Query.search`; a field of AsOf is that of Query. */
  readonly fields: Readonly<Record<string, FieldCost>>;
  /** Of conditions of filters, by their names: what is examined for a list of all things of a kind. */
  readonly conditions: Readonly<Record<string, number>>;
  /** Of computing all things of a type, by its name, where a list under saidBy is found by no index. Comparing is a tenth of that. */
  readonly computed: Readonly<Record<string, number>>;
  /** What conditions cost under saidBy, where that is more. */
  readonly conditionsAsSaid: Readonly<Record<string, number>>;
  /** Of orders in which no index has a list of all things of a kind, by type and field. */
  readonly orders: Readonly<Record<string, number>>;
}

/** How many rows a short list holds. */
export const SHORT_LIST = 10;
/** What a condition costs in a list of all things of a kind, where an index may find few rows or many are compared. */
export const CONDITION = 500;
/** What each value that a condition names costs. */
export const ITEM = 1;
/** What counting a list of all things of a kind costs. Counting takes a hundredth of the time of reading. */
export const COUNT = 1_000;
/** The same under saidBy, where all rows are computed to be counted. */
export const COUNT_AS_SAID = 5_000;
/** The rows of one thing are so many times fewer than all. */
export const SHARE_OF_ONE = 10;
/** What sorting the rows of one thing costs, where they are not asked for in the order in which they are indexed. */
export const SORT = 20;
/** Under saidBy, the columns of a row are computed from claims. */
export const AS_SAID = 3;
/** Rows that are only examined are computed as well, which indexes spare otherwise. */
export const EXAMINED_AS_SAID = 3;

/** Computing a row takes so many times as long as comparing its columns. */
export const EXAMINED_OF_COMPUTED = 10;

/** What each field of a row costs. */
export const FIELD = 0.02;
/** What each beyond so many costs: a wide row takes longer to be written than to be found. */
export const FURTHER_FIELD = 5;
export const FIELDS_OF_A_ROW = 20;

/** What the work of a field is under saidBy. */
export const workAsSaid = ({ work = 0, workAsSaid: known = work * EXAMINED_AS_SAID }: FieldCost): number =>
  known;

/** The most characters that an answer may have, read or written: about 160 ms of this process; see LENGTH_PER_MS in prepared.ts. */
const MAX_ANSWER = 16_000_000;

/** An operation asks for too much: it fails as a whole, whichever field exceeds the limit. */
export class CostExceeded extends RostrumError {
  constructor(
    message: string,
    /** What it may cost, as far as that is known. */
    readonly cost: number,
    /** The cost that was allowed. */
    readonly limit: number,
  ) {
    super(ErrorCode.COST_EXCEEDED, message);
  }
}

/** The error of an operation that costs more than the limit. */
export function tooCostly(cost: number, limit: number): CostExceeded {
  const [asked, most] = [Math.ceil(cost), limit].map((n) => n.toLocaleString('en'));
  const message = `This operation may cost ${asked}; at most ${most} is allowed. Ask for smaller pages (first), fewer levels, conditions and counts, or in several requests.`;
  return new CostExceeded(message, cost, limit);
}

/** What the root fields of one operation cost together, held against the limit of its caller. */
export class Budget {
  private spent = 0;
  private length = 0;
  private failure: CostExceeded | null = null;

  constructor(readonly limit: number) {}

  /** The cost so far, or of what exceeds the limit. */
  get requested(): number {
    return Math.max(this.spent, this.failure?.cost ?? 0);
  }

  /** The error because of which nothing of the operation is read; null while it is within the limit. */
  get exceeded(): CostExceeded | null {
    return this.failure;
  }

  /** Adds the cost of a part of the operation. Throws CostExceeded beyond the limit. */
  spend(cost: number): void {
    this.spent += cost;
    if (this.spent > this.limit) throw this.exceed(tooCostly(this.spent, this.limit));
  }

  /** Throws CostExceeded if a row is too long for what is made of it to be an answer. */
  read(length: number): void {
    if (length > MAX_ANSWER) throw this.exceed(this.tooLong());
  }

  /** Adds the characters of a part of the answer. Throws CostExceeded beyond what an answer may have. */
  write(length: number): void {
    this.length += length;
    if (this.length > MAX_ANSWER) throw this.exceed(this.tooLong());
  }

  private tooLong(): CostExceeded {
    const message = `The answer to this operation is too long: it may have ${MAX_ANSWER / 1e6} MB. Ask for smaller pages (first), fewer and shorter fields, or in several requests.`;
    return new CostExceeded(message, this.spent, this.limit);
  }

  /** Notes that a part alone exceeds every limit. */
  exceed(error: CostExceeded): CostExceeded {
    this.failure ??= error;
    return error;
  }
}
