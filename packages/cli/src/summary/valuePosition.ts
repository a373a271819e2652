import {
  assert,
  averageEntryPrice,
  equityOf,
  marketValue,
  sum,
  unrealizedPnl,
  zeroMoney,
  type Instrument,
  type InstrumentId,
  type Money,
  type Position,
  type Price,
} from '@bot/core';
import type { StateInSight } from '@bot/orchestration';

/** The part of a ledger that says what is owned: of a log that was read, or of a bot that is running. */
export type Holdings = Pick<StateInSight['ledger'], 'cash' | 'positions' | 'instruments'>;
/** The newest price of each instrument. */
export type Marks = ReadonlyMap<InstrumentId, Price>;

/** A position and what it is worth at a price. */
export interface ValuedPosition {
  readonly position: Position;
  readonly instrument: Instrument;
  readonly mark: Price;
  readonly value: Money;
  readonly unrealized: Money;
}

/** A position without a price counts at what it cost. */
export function valuePosition(position: Position, { instruments }: Holdings, marks: Marks): ValuedPosition {
  const instrument = instruments.get(position.instrumentId);
  const mark = marks.get(position.instrumentId) ?? averageEntryPrice(position, instrument?.contractSize);
  assert(instrument !== undefined && mark !== null, 'an open position has an instrument and an entry price');
  const { contractSize } = instrument;
  return {
    ...{ position, instrument, mark },
    value: marketValue(position, mark, contractSize),
    unrealized: unrealizedPnl(position, mark, contractSize),
  };
}

export const cashOf = ({ cash }: Holdings): Money => sum(cash.values(), zeroMoney);

/** Cash and what open positions add to it. Worked example: 9,000 USD and 0.02 BTC at 50,000 are 10,000. */
export const equityAt = (holdings: Holdings, marks: Marks): Money =>
  equityOf(
    cashOf(holdings),
    [...holdings.positions.values()].map((position) => valuePosition(position, holdings, marks)),
  );
