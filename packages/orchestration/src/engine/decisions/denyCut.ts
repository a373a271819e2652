import { toText, type DenialReason, type Instrument, type OrderIntent, type StrategyWish } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import { denialKey } from '../state/denialKey';
import type { StateInSight } from '../state/engineState';
import { allocationOf, usedCapital } from '../state/capital';
import { whatItWasDecidedOn } from './placeOrder';
import { circumstancesOf } from './riskContext';

/** An entry of which nothing was left: beyond the strategy's capital, or short where that is not allowed. Said once, like every denial. */
export function denyCut(
  state: StateInSight,
  { signal, cut }: StrategyWish,
  instrument: Instrument,
): readonly CorrelatedEvent[] {
  const { strategyId, instrumentId } = signal;
  const side = signal.action === 'Sell' ? 'Sell' : 'Buy';
  const mayGoThere = side === 'Buy' || (instrument.kind === 'Perpetual' && state.config.limits.allowShorts);
  const reason: DenialReason = mayGoThere ? 'AboveAllocation' : 'ShortingNotAllowed';
  const circumstances = circumstancesOf(state);
  const numbers = mayGoThere
    ? {
        quantity: toText(cut),
        allocation: toText(allocationOf(state, strategyId, circumstances.equity)),
        used: textOrUnknown(usedCapital(state, strategyId)),
      }
    : { quantity: toText(cut), reducible: '0' };
  const intent: OrderIntent = {
    strategyId,
    instrumentId,
    side,
    type: 'Market',
    quantity: cut,
    limitPrice: null,
    timeInForce: 'IOC',
    postOnly: false,
    reduceOnly: false,
    reason: signal.reason,
    explicit: false,
  };
  if (state.ledger.denials.has(denialKey(intent, reason))) return [];
  return [
    event('OrderDenied', { intent, reason, numbers, decidedOn: whatItWasDecidedOn(state, intent, circumstances) }),
  ];
}

const textOrUnknown = (amount: ReturnType<typeof usedCapital>): string =>
  amount === null ? 'unknown' : toText(amount);
