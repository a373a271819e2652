import {
  assert,
  OTHER_LABEL,
  type LabelValues,
  type MetricDefinition,
  type MetricLabels,
  type Metrics,
} from '@bot/core';

/** One series: a metric with one value for each label. */
export interface MetricSeries {
  readonly name: string;
  readonly labels: { readonly [label: string]: string };
  /** Of a counter or gauge; of a histogram the sum. */
  readonly value: number;
  /** How often it was recorded. */
  readonly count: number;
  /** Of a histogram: how many values were at most each bound. */
  readonly upTo?: ReadonlyMap<number, number>;
}

/** Metrics that a test can read. */
export interface MemoryMetrics extends Metrics {
  readonly definitions: readonly MetricDefinition[];
  readonly series: readonly MetricSeries[];
  /** The value of one series; 0 when nothing was recorded. */
  value(name: string, labels?: { readonly [label: string]: string }): number;
}

interface MutableSeries {
  readonly name: string;
  readonly labels: { readonly [label: string]: string };
  value: number;
  count: number;
  readonly upTo?: Map<number, number>;
}

/** A name is defined once. There are never more series than the lists of label values allow. */
export function createMemoryMetrics(): MemoryMetrics {
  const definitions = new Map<string, MetricDefinition>();
  const series = new Map<string, MutableSeries>();

  function define(definition: MetricDefinition): void {
    assert(!definitions.has(definition.name), `the metric ${definition.name} is defined once`);
    definitions.set(definition.name, definition);
  }

  function seriesOf<Labels extends MetricLabels>(
    { name, labels: allowed }: MetricDefinition<Labels>,
    given: LabelValues<Labels>,
    bounds?: readonly number[],
  ): MutableSeries {
    const labels = Object.fromEntries(
      Object.entries(allowed).map(([label, values]) => {
        const value = given[label] as string;
        return [label, values.includes(value) ? value : OTHER_LABEL];
      }),
    );
    const key = keyOf(name, labels);
    const upTo = bounds && new Map(bounds.map((bound) => [bound, 0]));
    const found = series.get(key) ?? { name, labels, value: 0, count: 0, ...(upTo && { upTo }) };
    series.set(key, found);
    found.count += 1;
    return found;
  }

  return {
    counter(definition) {
      define(definition);
      return (labels, by = 1) => void (seriesOf(definition, labels).value += by);
    },
    gauge(definition) {
      define(definition);
      return (labels, value) => void (seriesOf(definition, labels).value = value);
    },
    histogram(definition) {
      define(definition);
      return (labels, value) => {
        const found = seriesOf(definition, labels, definition.upTo);
        found.value += value;
        for (const [bound, count] of found.upTo ?? []) if (value <= bound) found.upTo?.set(bound, count + 1);
      };
    },
    get definitions() {
      return [...definitions.values()];
    },
    get series() {
      return [...series.values()];
    },
    value: (name, labels = {}) => series.get(keyOf(name, labels))?.value ?? 0,
  };
}

const keyOf = (name: string, labels: { readonly [label: string]: string }): string =>
  `${name} ${JSON.stringify(Object.entries(labels).sort())}`;
