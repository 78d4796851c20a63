import type { ComponentChildren } from 'preact';
import { timeWords } from '../words';

/** A list of what has a time, which stands before it. */
export const DatedList = ({ children }: { readonly children: ComponentChildren }) => (
  <ol class="plain dated">{children}</ol>
);

interface DatedProps {
  readonly time: Parameters<typeof timeWords>[0];
  readonly children: ComponentChildren;
}

export const Dated = ({ time, children }: DatedProps) => (
  <li>
    <span class="how">{timeWords(time)}</span>
    <span>{children}</span>
  </li>
);
