import type { Clock, EpochMs } from '@bot/core';
import type { FaultEffects } from '../faults/faultEffects';
import { quotedNow } from '../exchange/market/quotedNow';
import { tradeNoOf } from '../exchange/ids';
import type { VenueCommand } from '../exchange/venueCommand';
import type { SteeredMarket } from '../market/steeredMarket';
import { thinned } from '../market/thinned';
import type { Floor } from './floor';
import type { RequestDesk } from './requestDesk';
import type { VenueKey } from './venueKey';

export interface VenueEffectsParts {
  readonly clock: Clock;
  readonly floor: Floor;
  readonly market: SteeredMarket;
  readonly desk: RequestDesk;
  readonly key: VenueKey;
}

/** What faults do to the exchange itself. The parts are asked for when something happens: faults are there before them. */
export function createVenueEffects(parts: () => VenueEffectsParts): FaultEffects {
  const run = (command: (parts: VenueEffectsParts) => VenueCommand): void =>
    parts().floor.run({ causationId: 'fault', command: () => command(parts()) });

  return {
    setStatus: (instrumentId, status) =>
      run(({ clock }) => ({ type: 'SetStatus', at: clock.now(), instrumentId, status })),
    allow: (change) => parts().key.allow(change),
    restart({ losesOpenOrders }) {
      parts().desk.breakConnections();
      if (losesOpenOrders) run(({ clock }) => ({ type: 'LoseOpenOrders', at: clock.now() }));
    },
    bust: (tradeId) => run(({ clock }) => ({ type: 'BustTrade', at: clock.now(), tradeNo: tradeNoOf(tradeId) ?? 0 })),
    thinBooks({ share, forMs }) {
      const { clock, market } = parts();
      market.thin(share, clock.now() + forMs);
      run(({ floor }) => thinNow(floor, market, share, clock.now()));
    },
  };
}

/** What stands in the books now gets thin at once, not only at the next step. */
function thinNow({ state }: Floor, market: SteeredMarket, share: number, at: EpochMs): VenueCommand {
  const books = [...state.markets.values()].map((each) => thinned(quotedNow(each), share));
  return { type: 'StepMarket', at, books, takings: [], position: market.position() };
}
