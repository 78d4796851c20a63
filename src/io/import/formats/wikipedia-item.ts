import { z } from 'zod';
import { calendarDay } from './tables';

/** In characters; the longest has some thousand. */
const MAX_DESCRIPTION = 20_000;

const id = z.union([z.string().regex(/^\S{1,100}$/), z.int().transform(String)]);
// A missing value is null, an empty text, or omitted.
const text = z
  .string()
  .nullish()
  .transform((value) => value?.replace(/\s+/g, ' ').trim() || undefined);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** Commas remain in the place of links to sources: "south of Mogadishu. , ". */
function withoutRests(text: string): string {
  return text
    .replace(/(?<!\s)(?:\s+,)+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An item of the portal, with the fields that are read; all others stay in the record of the row. */
const item = z.object({
  id,
  date: z.string().transform((value, context) => {
    const day = calendarDay(value.slice(0, 10));
    if (day === null) context.addIssue({ code: 'custom', message: 'no day as YYYY-MM-DD' });
    return day ?? z.NEVER;
  }),
  description: z
    .string()
    .max(MAX_DESCRIPTION, `it has more than ${MAX_DESCRIPTION.toLocaleString('en')} characters`)
    .transform(withoutRests)
    .refine((value) => value !== '', 'it is empty'),
  category: z.object({ name: text }).nullish(),
  belongsToStory: z.object({ id, name: text, wikipediaUrl: text }).nullish(),
  entity: list(z.object({ name: text, wikiURL: text })),
  source: list(z.object({ url: text, sourceName: text })),
});

export type WikipediaItem = z.infer<typeof item>;

/** Reads an item, or returns the field at fault and the reason. */
export function readItem(value: unknown): WikipediaItem | string {
  const read = item.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return `${issue?.path.join('.') || 'item'}: ${issue?.message}`;
}
