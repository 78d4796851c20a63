import type { TraceParent } from './traceparent';

/** Decides whether a trace is recorded, by its id and the span of the client that it continues. */
export type Sampler = (traceId: string, parent: TraceParent | null) => boolean;

/** The samplers of OTEL_TRACES_SAMPLER that need no service of their own. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export type SamplerName = (typeof SAMPLERS)[number];

const RANDOM_BITS = 56;

/** The sampler of a name; `ratio` is the share of traces that those by trace id record, from 0 to 1. */
export function samplerOf(name: SamplerName, ratio: number): Sampler {
  if (name.startsWith('parentbased_')) {
    const root = samplerOf(name.slice('parentbased_'.length) as SamplerName, ratio);
    return (traceId, parent) => parent?.isSampled ?? root(traceId, parent);
  }
  if (name === 'always_on') return () => true;
  if (name === 'always_off') return () => false;
  // Trace ids are random in the last 56 bits (W3C Trace Context 2), by which all services decide alike.
  const rejected = Math.round((1 - ratio) * 2 ** RANDOM_BITS);
  return (traceId) => Number.parseInt(traceId.slice(-RANDOM_BITS / 4), 16) >= rejected;
}
