/** A position in a drawing, in units of its viewBox. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its edges. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The two forms of a drawing: for a desk, and laid out anew for a phone. */
export type Shape = 'wide' | 'narrow';
export const SHAPES: readonly Shape[] = ['wide', 'narrow'];
export const WIDTHS: Readonly<Record<Shape, number>> = { wide: 960, narrow: 390 };

export const boxAround = ({ x, y }: Point, { width, height }: Size): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

export const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** A number as it is written in a path: to a tenth. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The point at a share of the way from one point to another. */
export const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});
