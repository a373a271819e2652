import type { Layer, VenueTruth } from '@bot/simulation';
import { inMemoryLayer } from '../layers/inMemoryLayer';

/** The simulated exchange with something wrong in what it really does: from the first order on, its truth is another one. */
export function brokenVenue(breakage: (honest: VenueTruth) => Partial<VenueTruth>): Layer {
  const layer = inMemoryLayer();
  return {
    ...layer,
    createVenue(request) {
      const venue = layer.createVenue(request);
      const honest = venue.truth;
      const broken: VenueTruth = { ...honest, ...breakage(honest) };
      const truth = (): VenueTruth => (honest.orders().length === 0 ? honest : broken);
      return {
        ...venue,
        truth: {
          balances: () => truth().balances(),
          positions: () => truth().positions(),
          orders: () => truth().orders(),
          openOrders: () => truth().openOrders(),
          fills: () => truth().fills(),
          quote: (instrumentId) => honest.quote(instrumentId),
          mark: (instrumentId) => honest.mark(instrumentId),
          requests: () => truth().requests(),
          totals: () => truth().totals(),
        },
      };
    },
  };
}
