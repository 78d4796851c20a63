import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleText, Drafts, ReviewApi } from './api';
import { articlesOf, type Draft } from './drafts';
import type { Edit } from './edit-form';

/** A decision that can be undone. */
interface Decision {
  readonly drafts: readonly Draft[];
  undo(): Promise<void>;
}

type Form = 'reject' | 'edit' | null;

const idsOf = (drafts: readonly Draft[]) => drafts.map(({ id }) => id);

/** What lies on the desk of a reviewer: articles with their drafts, which one is looked at, and the decisions. */
export function useDesk(api: ReviewApi, first: Drafts) {
  const [{ claims, drafts }, setLoaded] = useState({ claims: first.claims, drafts: first.claims.nodes });
  const [currentId, setCurrentId] = useState<string | null>(drafts[0]?.id ?? null);
  const [form, setForm] = useState<Form>(null);
  const [said, say] = useState('');
  const [texts, setTexts] = useState<Readonly<Record<string, ArticleText>>>({});
  const decided = useRef<Decision[]>([]);

  const articles = useMemo(() => articlesOf(drafts), [drafts]);
  const inOrder = useMemo(
    () => articles.flatMap(({ groups }) => groups.flatMap(({ drafts }) => drafts)),
    [articles],
  );
  const current = inOrder.find(({ id }) => id === currentId) ?? inOrder[0] ?? null;
  const article = articles.find(({ id }) => id === current?.source.id) ?? null;
  const group = article?.groups.find(({ drafts }) => drafts.some(({ id }) => id === current?.id)) ?? null;
  const ofArticle = article?.groups.flatMap(({ drafts }) => drafts) ?? [];

  useEffect(() => {
    if (article === null || article.id in texts) return;
    api
      .article(article.id)
      .then((text) => setTexts((known) => ({ ...known, [article.id]: text })))
      .catch((error: Error) => say(error.message));
  }, [article?.id]);
  useEffect(() => {
    if (current) document.getElementById(current.id)?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  const select = (draft: Draft | undefined) => draft && setCurrentId(draft.id);
  const move = (by: number) => select(inOrder[inOrder.findIndex(({ id }) => id === current?.id) + by]);

  /** Reads the drafts again, as after a decision that may have changed others. */
  const reload = async () => {
    const { claims } = await api.drafts(null);
    setLoaded({ claims, drafts: claims.nodes });
  };

  /** Carries a decision out; `work` returns how to undo it beyond making the drafts drafts again. */
  const decide = async (
    chosen: readonly Draft[],
    what: string,
    work: () => Promise<void | (() => Promise<void>)>,
  ) => {
    const ids = new Set(chosen.map(({ id }) => id));
    const next = inOrder.slice(inOrder.findIndex(({ id }) => ids.has(id))).find(({ id }) => !ids.has(id));
    try {
      const undoMore = await work();
      const undo = async () => {
        await undoMore?.();
        await api.review(idsOf(chosen), 'DRAFT');
      };
      decided.current.push({ drafts: chosen, undo });
      setForm(null);
      await reload();
      select(next);
      say(`${what}: ${chosen.length === 1 ? '1 draft' : `${chosen.length} drafts`}. u undoes it.`);
    } catch (error) {
      say((error as Error).message);
    }
  };
  const accept = (chosen: readonly Draft[]) =>
    decide(chosen, 'Accepted', () => api.review(idsOf(chosen), 'ACCEPTED'));
  const reject = (draft: Draft, reason: string) =>
    decide([draft], 'Rejected', () => api.review([draft.id], 'REJECTED', reason));
  const replace = (draft: Draft, edit: Edit) =>
    decide([draft], 'Replaced', async () => {
      const claim = await api.replace(draft, edit);
      return () => api.retract(claim);
    });
  const undo = async () => {
    const last = decided.current.pop();
    if (last === undefined) return say('There is nothing to undo.');
    try {
      await last.undo();
      await reload();
      select(last.drafts[0]);
      say('Undone.');
    } catch (error) {
      say((error as Error).message);
    }
  };
  const nextArticle = async () => {
    const next = articles[articles.findIndex(({ id }) => id === article?.id) + 1];
    if (next) return select(next.groups[0]?.drafts[0]);
    const { hasNextPage, endCursor } = claims.pageInfo;
    if (!hasNextPage) return say('This is the last article.');
    try {
      const more = await api.drafts(endCursor);
      setLoaded({ claims: more.claims, drafts: [...drafts, ...more.claims.nodes] });
      select(more.claims.nodes[0]);
    } catch (error) {
      say((error as Error).message);
    }
  };

  const link = async (mention: string, entity: string) => {
    if (article === null) return;
    try {
      await api.link(article.id, mention, entity);
      const text = await api.article(article.id);
      setTexts((known) => ({ ...known, [article.id]: text }));
      await reload();
      say(`${mention} is linked.`);
    } catch (error) {
      say((error as Error).message);
    }
  };

  return {
    /** The drafts that wait, on this page and beyond it. */
    total: claims.totalCount,
    article,
    group,
    current,
    ofArticle,
    text: article === null ? undefined : texts[article.id],
    form,
    setForm,
    said,
    select,
    move,
    nextArticle,
    accept,
    reject,
    replace,
    undo,
    link,
  };
}
