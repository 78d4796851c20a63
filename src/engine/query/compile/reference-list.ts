import { MAX_REFERENCES, tooMuch, type CompileContext } from './compile-context';
import { Deferred, type Deferrable } from '../plan/deferred';
import {
  byCode,
  byNumber,
  bySlug,
  formOf,
  isThing,
  nameOf,
  notAnId,
  referTo,
  type Form,
  type Referable,
} from './reference';
import { join, raw, sql, type Sql } from './sql';

/** References without duplicates, and the first place of each in the argument. */
interface Wanted {
  texts: readonly string[];
  places: readonly number[];
  forms: readonly Form[];
}

/**
 * The ids for references, as a bigint array in the order of the references without duplicates: one expression looks up
 * all. Where one does not exist, the field fails with NOT_FOUND.
 */
export function referAll(
  context: CompileContext,
  references: Deferrable<readonly string[]>,
  kinds: readonly Referable[],
  path: readonly string[],
): Sql {
  const wanted = Deferred.once(references, (texts) => wantedOf(texts, kinds, path));
  const row = context.alias('wanted');
  const each = <T>(of: (form: Form, text: string) => T) =>
    Deferred.map(wanted, ({ forms, texts }) => forms.map((form, i) => of(form, texts[i]!)));
  const types = each((form) => (form.is === 'row' ? form.type : form.is));
  const numbers = each((form) => (form.is === 'row' ? form.id : null));
  const texts = Deferred.map(wanted, (all) => all.texts);
  const ways = [
    ...kinds.map((kind) => [kind, byNumber(context, kind, sql`${row}.number`)] as const),
    ...(kinds.includes('COUNTRY')
      ? [['code', byCode(context, 'ISO_ALPHA3', sql`${row}.text`)] as const]
      : []),
    ...(kinds.some(isThing)
      ? [['slug', bySlug(context, sql`${row}.text`, kinds.filter(isThing))] as const]
      : []),
  ];
  const cases = ways.map(([is, id]) => sql`when ${raw(`'${is}'`)} then ${id}`);
  const ids = sql`array(select case ${row}.type ${join(cases, ' ')} end
    from unnest(${types}::text[], ${numbers}::bigint[], ${texts}::text[]) with ordinality as ${row}(type, number, text, place)
    order by ${row}.place)`;
  return context.referAll(ids, path, (place) =>
    Deferred.map(wanted, (all) => ({ at: all.places[place]!, what: nameOf(all.texts[place]!, kinds) })),
  );
}

/** The number of references without duplicates. */
export const countOf = (context: CompileContext, references: Deferrable<readonly string[]>): number =>
  context.constraints.readAs(references, 'distinct', (texts) => new Set(texts).size);

/** The ids for references, each as an expression for a condition of its own. */
export function eachOf(
  context: CompileContext,
  references: Deferrable<readonly string[]> | null | undefined,
  kinds: readonly Referable[],
  path: readonly string[],
): Sql[] {
  if (references == null) return [];
  const count = countOf(context, references);
  if (count === 0) return [];
  if (count === 1)
    return [
      referTo(
        context,
        Deferred.map(references, ([only]) => only!),
        kinds,
        [...path, '0'],
      ),
    ];
  const ids = referAll(context, references, kinds, path);
  return Array.from({ length: count }, (_, i) => sql`(${ids})[${raw(String(i + 1))}]`);
}

function wantedOf(
  references: readonly string[],
  kinds: readonly Referable[],
  path: readonly string[],
): Wanted {
  const places = new Map<string, number>();
  references.forEach((text, i) => {
    if (places.has(text)) return;
    if (places.size >= MAX_REFERENCES)
      throw tooMuch([...path, String(i)], `names more than ${MAX_REFERENCES} things`);
    places.set(text, i);
  });
  const texts = [...places.keys()];
  const forms = texts.map((text) => {
    const form = formOf(text, kinds);
    if (!form) throw notAnId(text, kinds, [...path, String(places.get(text))]);
    return form;
  });
  return { texts, places: [...places.values()], forms };
}
