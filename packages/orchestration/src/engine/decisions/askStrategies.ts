import {
  flatPosition,
  isTooSmall,
  strategyWish,
  type Instrument,
  type Mark,
  type Money,
  type Notional,
  type Position,
  type Strategy,
  type StrategyContext,
  type StrategyId,
  type StrategyWish,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import { allocationOf, bookOf, freeNotional } from '../state/capital';
import type { StateInSight } from '../state/engineState';
import { errorText, isPaused, trades } from '../state/strategyHealth';
import { alertOnce } from './alert';
import { signalProblem } from './signalProblem';

export interface Opinions {
  readonly wishes: readonly StrategyWish[];
  /** Failures of those who had none. */
  readonly events: readonly CorrelatedEvent[];
}

/** What the strategies are asked about. */
export interface Sampled {
  readonly instrument: Instrument;
  readonly mark: Mark;
  readonly equity: Money;
}

/** Every strategy's opinion on what was just sampled, and what it comes to. One that fails has none; its siblings go on. */
export function askStrategies(state: StateInSight, sampled: Sampled): Opinions {
  const { view, strategies } = state;
  const { instrumentId } = sampled.instrument;
  const memories = view.memories.get(instrumentId);
  const wishes: StrategyWish[] = [];
  const events: CorrelatedEvent[] = [];
  for (const strategy of strategies) {
    if (!trades(strategy, instrumentId) || isPaused(state, strategy.strategyId)) continue;
    const memory = memories?.get(strategy.strategyId);
    let problem = view.stumbles.get(strategy.strategyId) ?? null;
    // What it has seen nothing of it has no opinion on.
    if (memory !== undefined) {
      try {
        const context = new LazyContext(state, strategy, sampled);
        const signal = strategy.decide(memory, context);
        problem = signal === null ? null : signalProblem(signal, strategy, instrumentId);
        if (signal !== null && problem === null) {
          const room = { free: () => context.free, mayShort: mayShort(state, sampled.instrument) };
          wishes.push(strategyWish(signal, bookIn(state, strategy, instrumentId), { ...sampled, room }));
        }
      } catch (error) {
        problem = errorText(error);
      }
    }
    if (problem !== null) events.push(...failed(state, strategy, instrumentId, problem));
  }
  return { wishes, events };
}

/** What is not asked for is not worked out: most samples bring no opinion. */
class LazyContext implements StrategyContext {
  readonly instrument: Instrument;
  readonly mark: Mark;
  readonly equity: Money;

  // Strategies are not shown the state.
  readonly #state: StateInSight;
  readonly #strategyId: StrategyId;

  constructor(state: StateInSight, { strategyId }: Strategy, { instrument, mark, equity }: Sampled) {
    this.#state = state;
    this.#strategyId = strategyId;
    this.instrument = instrument;
    this.mark = mark;
    this.equity = equity;
  }

  get position(): Position {
    const { instrument, mark } = this;
    const flat = flatPosition(instrument.instrumentId);
    const held = bookOf(this.#state, instrument.instrumentId, this.#strategyId);
    // What cannot be closed is no position: it would hold the strategy for ever.
    return held === undefined || isTooSmall(held, instrument, mark.price) ? flat : held;
  }

  get allocation(): Money {
    return allocationOf(this.#state, this.#strategyId, this.equity);
  }

  get free(): Notional {
    return freeNotional(this.#state, this.#strategyId, this.equity, this.instrument);
  }
}

const bookIn = (state: StateInSight, { strategyId }: Strategy, instrumentId: string): Position =>
  bookOf(state, instrumentId, strategyId) ?? flatPosition(instrumentId);

const mayShort = ({ config }: StateInSight, { kind }: Instrument): boolean =>
  kind === 'Perpetual' && config.limits.allowShorts;

function failed(
  state: StateInSight,
  { strategyId }: Strategy,
  instrumentId: string,
  error: string,
): readonly CorrelatedEvent[] {
  const { pauseAfterFailures } = state.config.strategies;
  const inRow = (state.view.strategyFailures.get(strategyId) ?? 0) + 1;
  const severity = 'Warning';
  const said = `The strategy ${strategyId} failed in ${instrumentId} (${error}).`;
  const alerts = alertOnce(state, {
    ...{ severity, code: 'StrategyFailed', subject: strategyId },
    message: `${said} Its opinion was dropped and the other strategies go on. Its position keeps the trailing stop. Correct the strategy.`,
  });
  const paused =
    inRow < pauseAfterFailures
      ? []
      : alertOnce(state, {
          ...{ severity: 'Critical', code: 'StrategyPaused', subject: strategyId },
          message: `${said} That was the ${inRow}th time in a row: it is not asked again until the next start. Close its position if nobody else should look after it.`,
        });
  return [event('StrategyFailed', { strategyId, instrumentId, error }), ...alerts, ...paused];
}
