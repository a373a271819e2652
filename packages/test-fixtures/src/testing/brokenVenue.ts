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
      const names = Object.keys(honest) as (keyof VenueTruth)[];
      const switching = names.map((name) => [
        name,
        (...asked: unknown[]): unknown => {
          const truth = honest.orders().length === 0 ? honest : broken;
          return (truth[name] as (...args: unknown[]) => unknown)(...asked);
        },
      ]);
      return { ...venue, truth: Object.fromEntries(switching) as unknown as VenueTruth };
    },
  };
}
