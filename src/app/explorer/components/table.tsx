import type { ComponentChildren } from 'preact';

interface TableProps {
  readonly heads: readonly string[];
  /** Whether the columns after the first are figures. */
  readonly isOfNumbers?: boolean;
  readonly children: ComponentChildren;
}

/** A table with a head for each column; the rows are its children. */
export const Table = ({ heads, isOfNumbers = false, children }: TableProps) => (
  <table class={isOfNumbers ? 'rows numbers' : 'rows'}>
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
