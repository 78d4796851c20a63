import { modalityWords, plainId } from '../../components/evidence';
import { Status } from '../../components/status';
import { Subject } from '../../components/subject';
import { ThingLink } from '../../components/thing';
import { lowerWords, timeWords, valueWords, words } from '../../words';
import { isSafe, kindOf } from './groups';
import type { Draft, Mention } from './review.query';

const EFFECTS = {
  ADDS: 'would add',
  AGREES: 'agrees with',
  SUCCEEDS: 'would follow',
  CONTRADICTS: 'contradicts',
} as const;

/** One draft: its value, modality, speaker, quote, rule and score, and what accepting it would change. */
export function DraftItem({ draft, group }: { readonly draft: Draft; readonly group: string }) {
  const { id, property, value, statement, subject, speaker, quote, origin, saidAt, condition } = draft;
  const plain = plainId(id);
  return (
    <article
      class={`draft ${kindOf(draft)}`}
      id={`draft-${plain}`}
      data-claim={plain}
      data-group={group}
      data-safe={isSafe(draft) ? '' : undefined}
      data-value={JSON.stringify(value)}
      data-statement={statement}
      data-modality={draft.modality}
      tabIndex={-1}
      aria-label={statement}
    >
      <p>
        <label>
          <input type="checkbox" data-select aria-label={`Select: ${statement}`} />
        </label>{' '}
        <b>{words(property)}</b>{' '}
        {property === 'status' && typeof value === 'string' ? (
          <Status status={value} ledger={ledgerOf(subject.__typename)} />
        ) : (
          valueWords(value)
        )}{' '}
        <span class="how">
          of <Subject subject={subject} />
        </span>
      </p>
      <p>
        {statement}{' '}
        <span class="how">
          {modalityWords(draft)}
          {saidAt && `, ${timeWords(saidAt)}`}
          {speaker && (
            <>
              {' '}
              by <ThingLink thing={speaker} />
            </>
          )}
        </span>
      </p>
      {condition && <p class="small">If: {condition}</p>}
      {quote && <blockquote>{quote}</blockquote>}
      <Effect draft={draft} />
      {origin && (
        <p class="small">
          {origin.rule}, {origin.extractor}
          {origin.score === null
            ? ', not measured'
            : `, right in ${Math.round(origin.score * 100)} % of cases`}
        </p>
      )}
      <p class="acts">
        <button type="button" data-act="accept">
          Accept
        </button>
        <button type="button" data-act="reject">
          Reject
        </button>
        <button type="button" data-act="edit">
          Edit
        </button>
      </p>
    </article>
  );
}

const ledgerOf = (type: string) =>
  type === 'Event' ? 'EVENT' : type === 'Relationship' ? 'RELATIONSHIP' : 'PARTICIPATION';

function Effect({ draft: { effect, modality } }: { readonly draft: Draft }) {
  if (effect === null) return null;
  const { kind, current, wouldStand } = effect;
  return (
    <p class={kind === 'CONTRADICTS' ? 'effect no' : 'effect'}>
      {modality === 'HYPOTHETICAL' ? 'Hypothetical: it never counts. ' : ''}
      <b>{words(EFFECTS[kind])}</b>
      {current !== null && ` ${valueWords(current)}`}
      {wouldStand ? ', and would stand' : ', and would not stand'}
    </p>
  );
}

/** Names that could not be linked, with the things that they may mean. */
export function Unlinked({ mentions }: { readonly mentions: readonly Mention[] }) {
  const names = mentions.filter(
    ({ text }, index) => mentions.findIndex((each) => each.text === text) === index,
  );
  if (names.length === 0) return null;
  return (
    <section aria-labelledby="unlinked">
      <h2 id="unlinked">
        Names to link <span class="count">{names.length}</span>
      </h2>
      <ul class="plain">
        {names.map(({ text, candidates }) => (
          <li>
            <b>{text}</b>
            {candidates.length === 0 && <span class="how"> nothing recorded has this name</span>}
            {candidates.map(
              ({ entity, via }) =>
                entity && (
                  <p>
                    <button type="button" data-mention={text} data-entity={entity.slug}>
                      Link to {entity.name}
                    </button>{' '}
                    <span class="small">
                      {entity.description}; by {lowerWords(via.replaceAll('-', '_'))}
                    </span>
                  </p>
                ),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
