/** Labels of a sample, in the order in which they are written. */
export type Labels = Readonly<Record<string, string | number>>;

type Kind = 'counter' | 'gauge' | 'histogram' | 'summary';

/** One line of a metric: what follows its name, its labels, and its value. */
export interface Sample {
  readonly suffix?: string;
  readonly labels?: Labels;
  readonly value: number;
}

/** A metric in the text format of Prometheus. */
export interface Metric {
  readonly name: string;
  readonly kind: Kind;
  readonly help: string;
  samples(): Iterable<Sample> | Promise<Iterable<Sample>>;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };
const escaped = (text: string) => text.replace(/[\\"\n]/g, (character) => ESCAPES[character]!);

function lineOf(name: string, { suffix = '', labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(([key, each]) => `${key}="${escaped(String(each))}"`);
  return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

/** A metric with its samples. */
export interface Gathered extends Pick<Metric, 'name' | 'kind' | 'help'> {
  readonly samples: readonly Sample[];
}

/** Reads metrics. One that fails is left out. */
export async function gatherMetrics(metrics: readonly Metric[]): Promise<readonly Gathered[]> {
  const gathered = await Promise.all(
    metrics.map(async (metric) => {
      const { name, kind, help } = metric;
      try {
        return [{ name, kind, help, samples: [...(await metric.samples())] }];
      } catch {
        // Such as those of a database that cannot be reached, of which rostrum_database_up tells.
        return [];
      }
    }),
  );
  return gathered.flat();
}

/** Writes metrics in the text format of Prometheus, version 0.0.4; those of one name together. */
export function writeMetrics(gathered: readonly Gathered[]): string {
  const byName = new Map<string, Gathered[]>();
  for (const each of gathered) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  const texts = Array.from(byName, ([name, all]) => {
    const [{ kind, help }] = all as [Gathered];
    const lines = all.flatMap(({ samples }) => samples.map((sample) => lineOf(name, sample)));
    return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines, ''].join('\n');
  });
  return texts.join('');
}

/** What keeps the combinations of labels few, where clients choose the values of one. */
interface Bound {
  /** The label that is "other" in further combinations. */
  readonly label: string;
  readonly most: number;
}

/** Counts by labels. */
export class Counter implements Metric {
  readonly kind = 'counter';
  private readonly counts = new Map<string, { labels: Labels; value: number }>();

  constructor(
    readonly name: string,
    readonly help: string,
    private readonly bound: Bound | null = null,
  ) {}

  add(labels: Labels, value = 1): void {
    const key = Object.values(labels).join('\n');
    const known = this.counts.get(key);
    if (known) {
      known.value += value;
    } else if (
      this.bound === null ||
      this.counts.size < this.bound.most ||
      labels[this.bound.label] === OTHER
    ) {
      this.counts.set(key, { labels, value });
    } else {
      this.add({ ...labels, [this.bound.label]: OTHER }, value);
    }
  }

  samples(): Iterable<Sample> {
    return this.counts.values();
  }
}

const OTHER = 'other';

/** Counts values by ranges, each up to a bound. */
export class Histogram implements Metric {
  readonly kind = 'histogram';
  private readonly counts: number[];
  private sum = 0;

  constructor(
    readonly name: string,
    readonly help: string,
    private readonly bounds: readonly number[],
  ) {
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  observe(value: number): void {
    let at = 0;
    while (at < this.bounds.length && value > this.bounds[at]!) at += 1;
    this.counts[at]! += 1;
    this.sum += value;
  }

  *samples(): Iterable<Sample> {
    let below = 0;
    for (const [i, bound] of this.bounds.entries()) {
      below += this.counts[i]!;
      yield { suffix: '_bucket', labels: { le: bound }, value: below };
    }
    below += this.counts.at(-1)!;
    yield { suffix: '_bucket', labels: { le: '+Inf' }, value: below };
    yield { suffix: '_sum', value: this.sum };
    yield { suffix: '_count', value: below };
  }
}

/** A value that is read when it is asked for; several of them with labels. */
export const gauge = (
  name: string,
  help: string,
  read: () => number | Iterable<Sample> | Promise<number | Iterable<Sample>>,
  kind: Kind = 'gauge',
): Metric => ({
  name,
  kind,
  help,
  async samples() {
    const value = await read();
    return typeof value === 'number' ? [{ value }] : value;
  },
});
