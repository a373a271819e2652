/** The values that each label may have: a list in the code, never text that was made while running. */
export interface MetricLabels {
  readonly [label: string]: readonly string[];
}

export interface MetricDefinition<Labels extends MetricLabels = MetricLabels> {
  /** `bot_inputs_total` */
  readonly name: string;
  /** What it counts or shows, and in which unit. */
  readonly help: string;
  readonly labels: Labels;
}

/** One value for each label. */
export type LabelValues<Labels extends MetricLabels> = { readonly [Label in keyof Labels]: Labels[Label][number] };

/** What is listed nowhere is counted under this value, so that a mistake cannot make series without end. */
export const OTHER_LABEL = 'Other';

export type Counter<Labels extends MetricLabels> = (labels: LabelValues<Labels>, by?: number) => void;
export type Gauge<Labels extends MetricLabels> = (labels: LabelValues<Labels>, value: number) => void;
export type Histogram<Labels extends MetricLabels> = (labels: LabelValues<Labels>, value: number) => void;

/** Where numbers about the bot go. Recording must not throw and costs next to nothing. */
export interface Metrics {
  /** Only goes up. */
  counter<const Labels extends MetricLabels>(definition: MetricDefinition<Labels>): Counter<Labels>;
  /** Goes up and down. */
  gauge<const Labels extends MetricLabels>(definition: MetricDefinition<Labels>): Gauge<Labels>;
  /** How values are spread: counted up to each upper bound. */
  histogram<const Labels extends MetricLabels>(
    definition: MetricDefinition<Labels> & { readonly upTo: readonly number[] },
  ): Histogram<Labels>;
}

const ignore = () => () => undefined;

/** Keeps nothing. */
export const noMetrics: Metrics = { counter: ignore, gauge: ignore, histogram: ignore };
