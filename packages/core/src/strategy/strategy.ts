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
  readonly position: Position;
  readonly equity: Money;
}

/**
 * A strategy is pure: the same samples give the same opinions. Its memory is JSON (amounts as decimal text), bounded, and
 * rebuilt from samples after a restart: `warmUpSamples` of them.
 */
export interface Strategy<Memory extends JsonValue = JsonValue> {
  readonly strategyId: StrategyId;
  /** Raised when the shape of the memory changes. */
  readonly version: number;
  readonly warmUpSamples: number;
  /** One memory per instrument. */
  initialMemory(instrumentId: InstrumentId): Memory;
  observe(memory: Memory, sample: Quote): Memory;
  decide(memory: Memory, context: StrategyContext): Signal | null;
}
