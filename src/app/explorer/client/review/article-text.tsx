import { type Draft, stretchesOf } from './drafts';

const bringIntoView = (mark: HTMLElement | null) => mark?.scrollIntoView({ block: 'nearest' });

interface ArticleTextProps {
  readonly text: string | null;
  readonly drafts: readonly Draft[];
  readonly current: Draft | null;
  select(draft: Draft): void;
}

/** The text of an article, with the stretches that drafts were read from. */
export function ArticleText({ text, drafts, current, select }: ArticleTextProps) {
  if (text === null)
    return <p class="empty">The text of this source is not kept; each draft has its quote.</p>;
  return (
    <div class="article" lang="en">
      {stretchesOf(text, drafts).map((stretch) => {
        const [first] = stretch.drafts;
        if (first === undefined) return stretch.text;
        const isCurrent = stretch.drafts.some(({ id }) => id === current?.id);
        return (
          <mark
            class={first.subject.__typename.toLowerCase()}
            data-current={isCurrent}
            ref={isCurrent ? bringIntoView : undefined}
            onClick={() => select(first)}
          >
            {stretch.text}
          </mark>
        );
      })}
    </div>
  );
}
