import type { Instrument, InstrumentId } from '../instrument/instrument';
import type { Money, Notional, Ratio } from '../money/amount';
import type { Mark, Quote } from '../market/quote';
import type { StrategyId } from '../order/order';
import type { Position } from '../position/position';
import type { JsonValue } from '../ports/eventStore';

/** A strategy's opinion on one instrument. No opinion is no signal. */
export interface Signal {
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly action: 'Buy' | 'Sell' | 'Close';
  /** From 0 to 1; decides between strategies that disagree. */
  readonly confidence: Ratio;
  /** What an entry should be worth. null for Close. */
  readonly targetNotional: Notional | null;
  /** `MovingAveragesCrossedUp` */
  readonly reason: string;
}

/** What a strategy may know when it decides. */
export interface StrategyContext {
  readonly instrument: Instrument;
  readonly mark: Mark;
  /** What this strategy holds, whatever others hold of the same instrument. */
  readonly position: Position;
  /** What the whole bot is worth. */
  readonly equity: Money;
  /** The capital that is this strategy's: its share of the equity as it is now, or of the budget where that is less. */
  readonly allocation: Money;
  /** What it may still enter, as notional. What is wanted beyond it is cut. */
  readonly free: Notional;
}

/**
 * A strategy is pure: the same samples give the same opinions. Its memory is JSON (amounts as decimal text), bounded, never
 * changed in place, and rebuilt from samples after a restart: `warmUpSamples` of them. One that throws is not heard this time;
 * the others go on, and after some failures in a row it is not asked again until the next start.
 */
export interface Strategy<Memory extends JsonValue = JsonValue> {
  readonly strategyId: StrategyId;
  /** Raised when the shape of the memory changes. */
  readonly version: number;
  readonly warmUpSamples: number;
  /** Its part of the capital: 0.5 is a half. Default: an equal part of what the others leave. */
  readonly share?: Ratio;
  /** The instruments it has opinions on. Default: all. */
  readonly instrumentIds?: readonly InstrumentId[];
  /** One memory per instrument. */
  initialMemory(instrumentId: InstrumentId): Memory;
  observe(memory: Memory, sample: Quote): Memory;
  decide(memory: Memory, context: StrategyContext): Signal | null;
}
