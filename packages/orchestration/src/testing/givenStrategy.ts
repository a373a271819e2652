import {
  asNotional,
  flatPosition,
  markOf,
  moneyOf,
  priceOf,
  quantityOf,
  toText,
  type Instrument,
  type JsonValue,
  type Quote,
  type Signal,
  type Strategy,
} from '@bot/core';
import { btcUsd } from '@bot/simulation';
import { signalProblem } from '../engine/decisions/signalProblem';

export interface GivenStrategyOptions {
  /** Default: `btcUsd`. */
  readonly instrument?: Instrument;
  /** Decimal text. Default: 10,000. */
  readonly equity?: string;
  /** The capital that is the strategy's. Default: all of the equity. */
  readonly allocation?: string;
  /** Milliseconds between two samples. Default: a minute. */
  readonly sampleMs?: number;
}

/** What is expected of a signal. Amounts are decimal text; what is not named may be anything. */
export interface ExpectedSignal {
  readonly action?: Signal['action'];
  readonly notional?: string | null;
  readonly confidence?: string;
  readonly reason?: string;
}

/** A strategy by itself: samples in, an opinion out. Every step gives the same object, so that they can be chained. */
export interface StrategyUnderTest {
  /** Each price is the mark of one more sample. */
  sampled(...prices: readonly string[]): StrategyUnderTest;
  /** From now on the strategy holds this much, signed. Nothing at the beginning. */
  holding(netQuantity: string): StrategyUnderTest;
  /** @throws Error that says what was expected and what was said */
  expects(action: Signal['action'], rest?: Omit<ExpectedSignal, 'action'>): StrategyUnderTest;
  expectsNothing(): StrategyUnderTest;
  /** What it says after the samples so far. */
  opinion(): Signal | null;
}

/** Far more than any strategy of ours remembers. */
const MOST_MEMORY = 65_536;

/**
 * A test of a strategy: `givenStrategy(strategy).sampled('10', '9', '8', '12').expects('Buy')`. It holds the strategy to its
 * contract on the way: the same sample gives the same memory, which is JSON, bounded, and never changed in place; and asking
 * twice gives the same opinion.
 */
export function givenStrategy<Memory extends JsonValue>(
  strategy: Strategy<Memory>,
  { instrument = btcUsd, equity = '10000', allocation = equity, sampleMs = 60_000 }: GivenStrategyOptions = {},
): StrategyUnderTest {
  const { instrumentId } = instrument;
  let memory = frozen(strategy.initialMemory(instrumentId));
  let quote = quoteOf('1', 0);
  let position = flatPosition(instrumentId);

  function quoteOf(price: string, at: number): Quote {
    const [mark, size] = [priceOf(price), quantityOf('1')];
    return { instrumentId, bid: mark, ask: mark, bidSize: size, askSize: size, at };
  }

  function sample(price: string): void {
    quote = quoteOf(price, quote.at + sampleMs);
    const next = strategy.observe(memory, quote);
    must(isJson(next), 'its memory is JSON');
    must(text(next) === text(strategy.observe(memory, quote)), 'the same sample gives the same memory');
    must(text(next).length <= MOST_MEMORY, 'its memory is bounded');
    memory = frozen(next);
  }

  function opinion(): Signal | null {
    const context = {
      ...{ instrument, mark: markOf(quote), position, equity: moneyOf(equity), allocation: moneyOf(allocation) },
      free: asNotional(moneyOf(allocation)),
    };
    const said = strategy.decide(memory, context);
    must(text(said) === text(strategy.decide(memory, context)), 'it says the same when it is asked twice');
    const problem = said && signalProblem(said, strategy, instrumentId);
    must(problem === null, `its signal can be followed (${problem})`);
    return said;
  }

  function must(holds: boolean, what: string): void {
    if (!holds) throw new Error(`The strategy ${strategy.strategyId} broke its contract: ${what}.`);
  }

  const test: StrategyUnderTest = {
    sampled(...prices) {
      prices.forEach(sample);
      return test;
    },
    holding(netQuantity) {
      position = { ...flatPosition(instrumentId), netQuantity: quantityOf(netQuantity) };
      return test;
    },
    expects(action, rest = {}) {
      const said = shown(opinion());
      const expected = { ...said, action, ...rest };
      if (said === null || text(said) !== text(expected))
        throw new Error(`Expected ${text({ action, ...rest })}, was told ${text(said)}.`);
      return test;
    },
    expectsNothing() {
      const said = shown(opinion());
      if (said !== null) throw new Error(`Expected nothing, was told ${text(said)}.`);
      return test;
    },
    opinion,
  };
  return test;
}

/** A signal as a test writes it down. */
const shown = (signal: Signal | null): ExpectedSignal | null =>
  signal && {
    action: signal.action,
    notional: signal.targetNotional && toText(signal.targetNotional),
    confidence: toText(signal.confidence),
    reason: signal.reason,
  };

const text = (value: unknown): string => JSON.stringify(value);

/** An amount is not: it has to be written as text. */
function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return (
    typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson)
  );
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
