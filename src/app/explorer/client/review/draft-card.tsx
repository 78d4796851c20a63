import type { ComponentChildren } from 'preact';
import { type Draft, effectWords, subjectWords, valueWords } from './drafts';

interface DraftCardProps {
  readonly draft: Draft;
  readonly isCurrent: boolean;
  select(): void;
  /** The form of a decision on it. */
  readonly children?: ComponentChildren;
}

/** One draft: what it says, who says so, by which rule it was read, and what it would change. */
export function DraftCard({ draft, isCurrent, select, children }: DraftCardProps) {
  const { property, value, modality, speaker, quote, origin, condition, confidence, source } = draft;
  return (
    <li
      class={`draft ${draft.effect?.kind === 'CONTRADICTS' ? 'against' : ''}`}
      data-current={isCurrent}
      id={draft.id}
    >
      <button type="button" class="choose" aria-pressed={isCurrent} onClick={select}>
        <span>{subjectWords(draft)}</span>: {property} <b>{valueWords(value)}</b>
      </button>
      <p>
        {speaker?.name ?? source.publisher ?? 'The article'}
        <span class="how">
          {' '}
          {valueWords(modality)}
          {confidence !== null && `, ${confidence} % sure`}
        </span>
        {condition && <span class="how">, if {condition}</span>} · <b>{effectWords(draft)}</b>
      </p>
      {isCurrent && quote && <blockquote>{quote}</blockquote>}
      {origin && (
        <p class="where">
          {origin.rule}
          {origin.score === null ? ', precision not measured' : `, precision ${origin.score.toFixed(2)}`}
        </p>
      )}
      {children}
    </li>
  );
}
