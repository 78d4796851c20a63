import { plainId } from '../../components/evidence';
import { kindOf } from './groups';
import type { Draft } from './review.query';

/** A stretch of the text, and the drafts that were read from it. */
interface Stretch {
  readonly text: string;
  readonly drafts: readonly Draft[];
}

/** The text cut where drafts begin and end; offsets are in UTF-16 units, as those of strings here. */
export function stretchesOf(text: string, drafts: readonly Draft[]): Stretch[] {
  const read = drafts.flatMap((draft) => (draft.origin === null ? [] : [{ draft, ...draft.origin }]));
  const cuts = [...new Set([0, text.length, ...read.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => ({
    text: text.slice(start, cuts[index + 1]),
    drafts: read.filter((each) => each.start <= start && each.end > start).map(({ draft }) => draft),
  }));
}

/** The article, with what drafts were read from marked by their kinds. */
export function ArticleText({ text, drafts }: { readonly text: string; readonly drafts: readonly Draft[] }) {
  return (
    <div class="article" role="region" aria-label="The article" tabIndex={0}>
      {stretchesOf(text, drafts).map((stretch) =>
        stretch.drafts.length === 0 ? (
          stretch.text
        ) : (
          <mark
            class={kindOf(stretch.drafts[0]!)}
            data-drafts={stretch.drafts.map(({ id }) => plainId(id)).join(' ')}
          >
            {stretch.text}
          </mark>
        ),
      )}
    </div>
  );
}
