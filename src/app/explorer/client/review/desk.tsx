import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Drafts, ReviewApi } from './api';
import { ArticleText } from './article-text';
import { DraftCard } from './draft-card';
import { isSure } from './drafts';
import { EditForm } from './edit-form';
import { LinkForm } from './link-form';
import { RejectForm } from './reject-form';
import { useDesk } from './use-desk';

interface DeskProps {
  readonly api: ReviewApi;
  readonly first: Drafts;
}

/** The keys, and what each does. */
const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'accept'],
  ['r', 'reject'],
  ['e', 'edit'],
  ['u', 'undo'],
  ['g', 'accept the group'],
  ['n', 'next article'],
];

/** Articles with their drafts, and the decisions on them. */
export function Desk({ api, first }: DeskProps) {
  const desk = useDesk(api, first);
  const { article, group, current, ofArticle, text, form, said } = desk;
  const act = (key: string): unknown => {
    const of: Record<string, () => unknown> = {
      j: () => desk.move(1),
      k: () => desk.move(-1),
      a: () => current && desk.accept([current]),
      r: () => current && desk.setForm('reject'),
      e: () => current && desk.setForm('edit'),
      u: desk.undo,
      g: () => group && desk.accept(group.drafts),
      n: desk.nextArticle,
    };
    return of[key]?.();
  };
  // A key acts on what the one before it left, so it waits until that has been carried out and rendered.
  const latest = useRef(act);
  latest.current = act;
  const pressed = useRef<Promise<unknown>>(Promise.resolve());
  const press = (key: string): void => {
    pressed.current = pressed.current.then(() => latest.current(key));
  };
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') return desk.setForm(null);
      if ((event.target as HTMLElement).matches('input, textarea, select')) return;
      if (KEYS.some(([key]) => key === event.key)) {
        event.preventDefault();
        press(event.key);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const sure = article?.groups.flatMap((group) => group.drafts.filter((draft) => isSure(draft, group))) ?? [];
  return (
    <>
      <p class="keys" role="toolbar" aria-label="Decisions">
        {KEYS.map(([key, does]) => (
          <button type="button" onClick={() => press(key)}>
            <kbd>{key}</kbd> {does}
          </button>
        ))}
      </p>
      <p role="status" class="said">
        {said}
      </p>
      {article === null ? (
        <p class="empty">No draft waits.</p>
      ) : (
        <div class="desk">
          <section aria-labelledby="article">
            <h2 id="article">
              {article.title}
              {article.publisher && <span class="how"> {article.publisher}</span>}
            </h2>
            {text && (
              <ArticleText text={text.text} drafts={ofArticle} current={current} select={desk.select} />
            )}
            {text && text.mentions.length > 0 && <LinkForm mentions={text.mentions} link={desk.link} />}
          </section>
          <section aria-labelledby="drafts">
            <h2 id="drafts">
              {ofArticle.length === 1 ? '1 draft' : `${ofArticle.length} drafts`} of {desk.total}
            </h2>
            {sure.length > 0 && (
              <button type="button" onClick={() => void desk.accept(sure)}>
                Accept {sure.length} sure of this article
              </button>
            )}
            {article.groups.map((each) => (
              <section class="group" data-current={each === group}>
                <h3>{each.title}</h3>
                <ol>
                  {each.drafts.map((draft) => (
                    <DraftCard
                      key={draft.id}
                      draft={draft}
                      isCurrent={draft === current}
                      select={() => desk.select(draft)}
                    >
                      {draft === current && form === 'reject' && (
                        <RejectForm reject={(reason) => void desk.reject(draft, reason)} />
                      )}
                      {draft === current && form === 'edit' && (
                        <EditForm draft={draft} save={(edit) => void desk.replace(draft, edit)} />
                      )}
                    </DraftCard>
                  ))}
                </ol>
              </section>
            ))}
          </section>
        </div>
      )}
    </>
  );
}
