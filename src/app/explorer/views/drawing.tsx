import type { ComponentChildren, VNode } from 'preact';
import type { Shape, Size } from './geometry';
import { SHAPES } from './geometry';
import { type Paint, pagePaint } from './paint';

/** What is drawn, in units of its size. */
export interface Drawing {
  readonly size: Size;
  readonly content: VNode;
}

/** Draws something in a shape with colors. */
export type Draw = (shape: Shape, paint: Paint) => Drawing;

/** A drawing within a page, in both shapes, of which the style shows one. */
export function Figure({
  draw,
  label,
  children,
}: {
  readonly draw: Draw;
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <figure class="drawing">
      {SHAPES.map((shape) => {
        const { size, content } = draw(shape, pagePaint);
        return (
          <svg class={shape} viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label={label}>
            {content}
          </svg>
        );
      })}
      {children}
    </figure>
  );
}
