import type { CompileContext } from '../../query/compile/compile-context';
import { offeredJoin } from '../../query/compile/prune';
import { standsAt } from '../../query/compile/scope';
import { raw, sql, type Sql } from '../../query/compile/sql';
import {
  effectiveClaims,
  isRowEffective,
  reliabilityOfGiven,
  standing as standingClaimAbout,
} from './effective-claims.read';
import { initialVersion } from './given-values.read';
import { decides, outranksGivenSql } from '../../model/what-stands';

/**
 * Joins from which the columns of a version are computed under `saidBy`. Each is joined once however many columns use
 * it, and left out of the statement if none does.
 */
export class ClaimJoins {
  readonly joins: Sql[] = [];
  private readonly aliases = new Map<string, Sql>();

  constructor(
    readonly version: Sql,
    private readonly context: CompileContext,
    private readonly table: string,
  ) {}

  /** An expression over the alias `standing`, the claim that stands about a property; null where none stands. */
  fromStanding(property: string, expression: string): Sql {
    return raw(expression.replaceAll(/\bstanding\./g, `${this.standingRow(property).sql}.`));
  }

  /** The claim that stands about a property, with the reliability of its source. */
  standingRow(property: string): Sql {
    return this.joined(`standing ${property}`, 'standing', () =>
      standingClaimAbout(this.context, sql`${this.version}.id`, property),
    );
  }

  /**
   * A column of the version while its value is the implicit claim of the row; null once a claim is about the property.
   */
  implicitValue(property: string, column: string): Sql {
    const unclaimed = this.joined(
      `unclaimed ${property}`,
      'unclaimed',
      () => sql`select ${this.standsUnclaimed(property)} as stands`,
    );
    return sql`case when ${unclaimed}.stands then ${this.version}.${raw(column)} end`;
  }

  /** The value that a column had before the first claim about the property was accepted. */
  initialValue(property: string, column: string): Sql {
    const { context, version, table } = this;
    const initial = this.joined(`initial ${property}`, 'initial', () =>
      initialVersion(context, table, sql`${version}.id`, property),
    );
    return sql`${initial}.${raw(column)}`;
  }

  /** Whether any effective claim is about a property. Where none stands, it is undecided. */
  isClaimed(property: string): Sql {
    const claim = effectiveClaims(this.context, sql`${this.version}.id`);
    return sql`exists (select from ${claim.from} where ${claim.where} and ${claim.row}.property = ${raw(`'${property}'`)})`;
  }

  /** Whether a claim denies this value of a property, which was given without one. */
  isDenied(property: string, denied: Sql): Sql {
    const { context, version } = this;
    const claim = effectiveClaims(context, sql`${version}.id`);
    const source = context.alias('source');
    return sql`exists (select from ${claim.from}
        join source ${source} on ${source}.id = ${claim.row}.source_id and ${standsAt(context.scope, source)}
      where ${claim.where} and ${claim.row}.property = ${raw(`'${property}'`)} and ${claim.row}.stance = 'DISPUTES'
      and ${decides(claim.row.sql)} and ${outranksGivenSql(claim.row.sql, source.sql, this.reliabilityOfGiven())}
      and ${claim.row}.value #>> '{}' = (${denied})::text)`;
  }

  /** The reliability of what the version has without a claim. */
  reliabilityOfGiven = (): Sql => reliabilityOfGiven(this.context, sql`${this.version}.id`);

  /**
   * Whether the implicit claim of the row about a property stands: the row had been said, and no claim is about the
   * property.
   */
  private standsUnclaimed(property: string): Sql {
    const { context, version } = this;
    const claim = context.alias('claim');
    // A term consists of both its ends: a claim about one makes both explicit.
    const matches = property === 'term' ? raw("in ('term.start', 'term.end')") : raw(`= '${property}'`);
    return sql`(${version}.record_claim_id is not null and ${isRowEffective(context, version)} and not exists (
      select from claim ${claim} where ${claim}.subject_id = ${version}.id and ${claim}.property ${matches}
        and ${standsAt(context.scope, claim)}))`;
  }

  /** The alias of a row that is joined once. */
  joined(key: string, name: string, select: () => Sql): Sql {
    const known = this.aliases.get(key);
    if (known) return known;
    const row = this.context.alias(name);
    this.aliases.set(key, row);
    this.joins.push(offeredJoin(row, sql`left join lateral (${select()}) ${row} on true`));
    return row;
  }
}
