import { moneyOf, type BotEventPayloads } from '@bot/core';
import { event } from '../decision';
import { evolve } from '../evolve';
import { createLedger, type Ledger } from '../state/ledger';
import { btc, btcPerp, DAY } from './fixtures';

/** A ledger, and what happens to it. */
export interface Folded {
  readonly ledger: Ledger;
  happened<Type extends keyof BotEventPayloads>(type: Type, payload: BotEventPayloads[Type], at?: number): void;
}

/** One that knows a spot product and a perpetual, and has 10,000 USD. */
export function givenLedger(): Folded {
  const ledger = createLedger();
  const folded: Folded = {
    ledger,
    happened: (type, payload, at = DAY) => void evolve(ledger, { ...event(type, payload), at }),
  };
  for (const instrument of [btc, btcPerp]) folded.happened('InstrumentListed', { instrument });
  folded.happened('CashAdopted', { balances: [{ currency: 'USD', total: moneyOf('10000') }] });
  return folded;
}
