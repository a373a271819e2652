import {
  absolute,
  asMoney,
  isNegative,
  isZero,
  markOf,
  negate,
  notionalFor,
  scale,
  type Instrument,
  type Ratio,
} from '@bot/core';
import { scriptImpossible } from '../errors/simulationError';
import { isLive } from './deskOrder';
import { LIQUIDATION } from './liquidationId';
import type { ScriptedVenue } from './scriptedVenue';

/** Worked example: long 0.1 at a mark of 50,000 pays 0.50 at a rate of 0.0001; a short gets it. @throws SimulationError */
export function payFunding(
  { clock, market, account, fundings }: ScriptedVenue,
  instrument: Instrument,
  rate: Ratio,
): void {
  const { instrumentId, contractSize, quoteCurrency } = perpetual(instrument);
  const held = account.netQuantity(instrument);
  const value = asMoney(notionalFor(markOf(market.quote(instrumentId)).price, held, contractSize));
  const longPays = negate(scale(value, rate));
  const amount = isNegative(held) ? negate(longPays) : longPays;
  if (isZero(amount)) return;
  account.deposit(quoteCurrency, amount);
  fundings.push({
    ...{ fundingId: `funding-${fundings.length + 1}`, instrumentId, currency: quoteCurrency },
    ...{ amount, fundingRate: rate, at: clock.now() },
  });
}

/** @throws SimulationError ScriptImpossible when there is no position */
export function liquidate({ account, desk }: ScriptedVenue, instrument: Instrument): void {
  const { instrumentId } = perpetual(instrument);
  const held = account.netQuantity(instrument);
  if (isZero(held)) throw scriptImpossible(`there is no position in ${instrumentId} to liquidate`);
  for (const order of desk.orders()) {
    if (isLive(order) && order.terms.instrumentId === instrumentId) {
      desk.end(order.terms.clientOrderId, 'Canceled', 'Liquidated');
    }
  }
  const terms = { type: 'Market', limitPrice: null, timeInForce: 'IOC', postOnly: false, reduceOnly: true } as const;
  desk.submit(
    {
      clientOrderId: `${LIQUIDATION}${desk.orders().length}`,
      instrumentId,
      side: isNegative(held) ? 'Buy' : 'Sell',
      quantity: absolute(held),
      ...terms,
    },
    { force: true, rest: false },
  );
}

function perpetual(instrument: Instrument): Instrument {
  if (instrument.kind === 'Perpetual') return instrument;
  throw scriptImpossible(`${instrument.instrumentId} is spot: it has no funding and no liquidation`);
}
