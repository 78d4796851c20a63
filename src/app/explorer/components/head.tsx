import type { ComponentChildren } from 'preact';

interface HeadProps {
  /** What kind of thing it is, above the title. */
  readonly kicker: ComponentChildren;
  readonly title: string;
  readonly lead?: string | null;
  readonly children?: ComponentChildren;
}

/** The head of a page: what it is, its name, and facts. */
export function Head({ kicker, title, lead, children }: HeadProps) {
  return (
    <div class="head" id="head" data-part="head">
      <p class="kicker">{kicker}</p>
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </div>
  );
}

/** Facts with their names; those without a value are left out. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ComponentChildren])[];
}) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** The part of a page that changes with its times. */
export const Content = ({ children }: { readonly children: ComponentChildren }) => (
  <div id="content" data-part="content">
    {children}
  </div>
);

interface NamesProps {
  readonly names: readonly { readonly value: string; readonly language: string }[];
  /** The name that is the title. */
  readonly shown: string;
}

/** The other names of a thing, each in its language. */
export function Names({ names, shown }: NamesProps) {
  const others = names.filter(
    ({ value }, index) => value !== shown && names.findIndex((each) => each.value === value) === index,
  );
  if (others.length === 0) return null;
  return (
    <ul class="names" aria-label="Other names">
      {others.slice(0, 12).map(({ value, language }) => (
        <li lang={language}>{value}</li>
      ))}
    </ul>
  );
}
