import { createMockVenue, instrumentTable, lastPersistedAt, marketPresets, randomWalkMarket } from '@bot/broker-mock';
import { toText } from '@bot/core';
import { foldLog, openSqliteEventStore } from '@bot/orchestration';
import { createRandom, createVirtualClock } from '@bot/simulation';

/** What an account holds, as text. */
export interface PlainBooks {
  readonly usd: readonly string[];
  readonly positions: readonly (readonly [instrumentId: string, netQuantity: string])[];
  readonly openOrders: readonly string[];
  readonly fills: number;
}

const traded = ['BTC-USD', 'ETH-USD'];

/** What the venue itself has written about its account. */
export async function venuesBooks(path: string): Promise<PlainBooks> {
  const store = openSqliteEventStore({ path, readOnly: true });
  try {
    const { truth } = createMockVenue({
      clock: createVirtualClock({ startAt: Math.floor(Number(lastPersistedAt(store))) }),
      ...{ store, random: createRandom('never drawn from'), balances: {} },
      instruments: instrumentTable.filter(({ instrumentId }) => traded.includes(instrumentId)),
      market: randomWalkMarket({ preset: marketPresets.normal }),
    });
    return {
      usd: truth.balances().flatMap(({ currency, total }) => (currency === 'USD' ? [toText(total)] : [])),
      positions: held(truth.positions()),
      openOrders: truth
        .openOrders()
        .map(({ progress }) => progress.clientOrderId)
        .sort(),
      fills: truth.fills().length,
    };
  } finally {
    await store.close();
  }
}

/** The same from the log of the bot. */
export async function botsBooks(path: string): Promise<PlainBooks> {
  const store = openSqliteEventStore({ path, readOnly: true });
  try {
    const ledger = foldLog(store);
    return {
      usd: [...ledger.cash.values()].map(toText),
      positions: held([...ledger.positions.values()]),
      openOrders: [...ledger.liveOrderIds].sort(),
      fills: [...store.read()].filter(({ type }) => type === 'FillSettled').length,
    };
  } finally {
    await store.close();
  }
}

const held = (
  positions: readonly { readonly instrumentId: string; readonly netQuantity: Parameters<typeof toText>[0] }[],
): PlainBooks['positions'] =>
  positions
    .map(({ instrumentId, netQuantity }) => [instrumentId, toText(netQuantity)] as const)
    .filter(([, netQuantity]) => netQuantity !== '0')
    .sort();
