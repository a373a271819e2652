// #region example
import { brokerConformance, plainHarnessLacks, registerCards, type BrokerUnderConformance } from '@bot/conformance';
import { toText } from '@bot/core';
import { btcUsd, createKernel, createScriptedBroker, createVirtualClock } from '@bot/simulation';

function create(): BrokerUnderConformance {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const prices = { 'BTC-USD': '50000' };
  const broker = createScriptedBroker({ clock, instruments: [btcUsd], balances: { USD: '10000' }, prices });
  return {
    broker, // yours
    instrument: btcUsd,
    advance: (ms) => kernel.advance(ms),
    movePriceTo: async (price) => broker.script.price('BTC-USD', toText(price)),
  };
}

const cards = brokerConformance({ create, lacks: plainHarnessLacks });
const checked = cards.filter(({ skipReason }) => skipReason === null); // all of them, to see what is skipped and why
registerCards(checked, test); // test of jest, vitest or node:test
// #endregion
