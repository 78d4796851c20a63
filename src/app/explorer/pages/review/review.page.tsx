import { plainId } from '../../components/evidence';
import { Content, Facts, Head } from '../../components/head';
import { NextPage } from '../../components/pager';
import { slugsOf, Subject } from '../../components/subject';
import { column } from '../../../../io/export/formats/csv-columns';
import { Modality } from '../../../../api/enums/evidence';
import { definePage } from '../../page';
import { usePage } from '../../page-request';
import { idOfType } from '../../parameters';
import { counted, timeWords, valueWords, words } from '../../words';
import { ArticleText } from './article-text';
import { DraftItem, Unlinked } from './draft';
import { groupsOf } from './groups';
import { type Article, type Draft, REVIEW_PAGE, type ReviewData } from './review.query';

/** Drafts that wait for a reviewer, by article and group. Reading is open; accepting takes a reviewer's key. */
export const reviewPage = definePage<ReviewData>({
  path: '/review',
  document: REVIEW_PAGE,
  scripts: ['review'],
  variables({ search }) {
    const source = search.get('source') || null;
    return {
      source: source === null ? 'source_1' : idOfType(source, 'SOURCE'),
      isChosen: source !== null,
      after: search.get('after'),
    };
  },
  present(data, { search }) {
    const isChosen = Boolean(search.get('source'));
    if (isChosen && data.article?.title === undefined) return null;
    return {
      title: isChosen ? `Review: ${data.article!.title}` : 'Review',
      body: <ReviewPage data={data} />,
      table: {
        columns: [
          column<Draft>('claim', ({ id }) => plainId(id)),
          column<Draft>('group', ({ origin }) => origin?.group),
          column<Draft>('subject', ({ subject }) => slugsOf(subject)),
          column<Draft>('property', ({ property }) => property),
          column<Draft>('value', ({ value }) => valueWords(value)),
          column<Draft>('statement', ({ statement }) => statement),
          column<Draft>('modality', ({ modality }) => modality),
          column<Draft>('speaker', ({ speaker }) => speaker?.slug),
          column<Draft>('quote', ({ quote }) => quote),
          column<Draft>('rule', ({ origin }) => origin?.rule),
          column<Draft>('score', ({ origin }) => origin?.score),
          column<Draft>('effect', ({ effect }) => effect?.kind),
        ],
        items: data.drafts?.nodes ?? [],
      },
    };
  },
});

function ReviewPage({ data: { article, drafts, waiting } }: { readonly data: ReviewData }) {
  return (
    <>
      <Head
        kicker={`${counted(waiting.totalCount, 'draft')} in all`}
        title={article?.title ?? 'Review'}
        lead="Drafts change no answer until a reviewer accepts them."
      >
        {article && (
          <Facts
            facts={[
              ['Publisher', article.publisher],
              ['Published', article.publishedAt && timeWords(article.publishedAt)],
            ]}
          />
        )}
      </Head>
      <Keys />
      <Content>
        {article && drafts ? (
          <Drafts article={article as Article} drafts={drafts} />
        ) : (
          <Articles waiting={waiting} />
        )}
        <Queue waiting={waiting} current={article?.id ?? null} />
      </Content>
    </>
  );
}

/** The key of the reviewer and what the keys of the keyboard do; the script works with both. */
function Keys() {
  return (
    <section id="review" class="card review-bar" aria-label="Review">
      <form class="fields" data-key>
        <label>
          Key of a reviewer
          <input type="password" id="key" autocomplete="off" spellcheck={false} />
        </label>
        <span class="small">Kept in memory only, and forgotten with this page.</span>
      </form>
      <p class="small">
        Keys, while a draft has the focus: <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>g</kbd> select
        its group, <kbd>a</kbd> accept, <kbd>r</kbd> reject, <kbd>e</kbd> edit, <kbd>u</kbd> undo,{' '}
        <kbd>n</kbd> next article.
      </p>
      <p>
        <button type="button" data-act="accept-safe">
          Accept all that are safe
        </button>{' '}
        <button type="button" data-act="undo">
          Undo
        </button>{' '}
        <span id="outcome" role="status" />
      </p>
      <form id="reason" class="fields" hidden>
        <label class="long">
          Reason
          <input name="reason" required autocomplete="off" />
        </label>
        <button>Reject</button>
        <button type="button" data-act="cancel">
          Cancel
        </button>
      </form>
      <form id="edit" class="fields" hidden>
        <label class="long">
          Statement
          <textarea name="statement" rows={2} required aria-describedby="edit-statement" />
          <span class="error" id="edit-statement" />
        </label>
        <label class="long">
          Value, as JSON
          <input name="value" required autocomplete="off" aria-describedby="edit-value" />
          <span class="error" id="edit-value" />
        </label>
        <label>
          How surely
          <select name="modality">
            {Object.values(Modality).map((modality) => (
              <option value={modality}>{words(modality)}</option>
            ))}
          </select>
        </label>
        <button>Accept as edited</button>
        <button type="button" data-act="cancel">
          Cancel
        </button>
      </form>
    </section>
  );
}

function Drafts({
  article,
  drafts,
}: {
  readonly article: Article;
  readonly drafts: NonNullable<ReviewData['drafts']>;
}) {
  return (
    <div class="halves" id="article" data-source={plainId(article.id)}>
      {article.text === null ? (
        <p class="empty">The text of this article was not kept.</p>
      ) : (
        <ArticleText text={article.text} drafts={drafts.nodes} />
      )}
      <div id="drafts">
        <h2>
          Drafts <span class="count">{drafts.totalCount}</span>
        </h2>
        {drafts.nodes.length === 0 && <p class="empty">Nothing of this article waits.</p>}
        {groupsOf(drafts.nodes).map(({ key, drafts: members }) => (
          <section class="group" aria-label={members[0]!.statement}>
            <h3>
              <Subject subject={eventOf(members)} /> <span class="count">{members.length}</span>
            </h3>
            {members.map((draft) => (
              <DraftItem draft={draft} group={key} />
            ))}
          </section>
        ))}
        <NextPage pageInfo={drafts.pageInfo} />
        <Unlinked mentions={article.mentions} />
      </div>
    </div>
  );
}

/** What a group is about: its event if there is one. */
function eventOf(drafts: readonly Draft[]) {
  const events = drafts.map(({ subject }) => (subject.__typename === 'Event' ? subject : subject.event));
  return events.find((event) => event !== undefined) ?? drafts[0]!.subject;
}

/** The articles that have drafts, each once. */
function articlesOf({ nodes }: ReviewData['waiting']) {
  const counts = new Map<string, number>();
  for (const { source } of nodes) counts.set(source.id, (counts.get(source.id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({
    ...nodes.find(({ source }) => source.id === id)!.source,
    count,
  }));
}

function Articles({ waiting }: Pick<ReviewData, 'waiting'>) {
  const page = usePage();
  const articles = articlesOf(waiting);
  if (articles.length === 0) return <p class="empty">No draft waits for review.</p>;
  return (
    <>
      <h2>Articles with drafts</h2>
      <ul class="plain">
        {articles.map(({ id, title, publisher, count }) => (
          <li>
            <a href={page.here({ source: plainId(id) })}>{title}</a>
            <p class="small">
              {publisher && `${publisher}, `}
              {counted(count, 'draft')}
            </p>
          </li>
        ))}
      </ul>
      {waiting.totalCount > waiting.nodes.length && (
        <p class="small">
          The first {waiting.nodes.length} of {waiting.totalCount.toLocaleString('en')} drafts are counted.
        </p>
      )}
    </>
  );
}

/** The link to the next article, for the key n. */
function Queue({
  waiting,
  current,
}: {
  readonly waiting: ReviewData['waiting'];
  readonly current: string | null;
}) {
  const page = usePage();
  const articles = articlesOf(waiting);
  const next = articles[articles.findIndex(({ id }) => id === current) + 1] ?? articles[0];
  if (current === null || next === undefined || next.id === current) return null;
  return (
    <p class="pager">
      <a id="next-article" href={page.here({ source: plainId(next.id), after: null })}>
        Next article: {next.title}
      </a>
    </p>
  );
}
