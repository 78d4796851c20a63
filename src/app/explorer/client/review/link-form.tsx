import type { Mention } from './api';

interface LinkFormProps {
  readonly mentions: readonly Mention[];
  link(mention: string, entity: string): Promise<void>;
}

/** Names in the article that no thing was chosen for, with candidates; drafts about them follow the choice. */
export function LinkForm({ mentions, link }: LinkFormProps) {
  const byText = [...new Map(mentions.map((mention) => [mention.text, mention])).values()];
  return (
    <section class="links" aria-labelledby="links">
      <h3 id="links">Who is meant?</h3>
      {byText.map(({ text, candidates }) => (
        <form
          class="decide"
          onSubmit={(event) => {
            event.preventDefault();
            void link(text, (new FormData(event.currentTarget).get('entity') as string).trim());
          }}
        >
          <b>{text}</b>
          {candidates.map(
            ({ entity, score }) =>
              entity && (
                <button type="button" onClick={() => void link(text, entity.slug)}>
                  {entity.name} <span class="how">{Math.round(score * 100)} %</span>
                </button>
              ),
          )}
          <input name="entity" required aria-label={`Slug or code of ${text}`} placeholder="slug or code" />
          <button>Link</button>
        </form>
      ))}
    </section>
  );
}
