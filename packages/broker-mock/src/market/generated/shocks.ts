import { assert, type InstrumentId } from '@bot/core';
import { bellShaped } from '../chance/bellShaped';
import type { RandomStreams } from '../chance/randomStreams';
import { twelveDigits } from '../chance/twelveDigits';

/** Which instruments wander together: `{ 'ETH-USD': { with: 'BTC-USD', rho: 0.8 } }`. */
export interface Correlation {
  readonly [instrumentId: InstrumentId]: { readonly with: InstrumentId; readonly rho: number };
}

/** A bell-shaped number for each instrument (mean 0, deviation 1), new at each step. */
export type Shocks = () => ReadonlyMap<InstrumentId, number>;

/**
 * shock = rho × shock of the other one + √(1 − rho²) × one of its own. Worked example: rho 0.8 with a shock of 1 and an own one of
 * −0.5 is 0.8 − 0.6 × 0.5 = 0.5. Of a chain the ends correlate by the product: 0.8 and 0.5 are 0.4.
 * Bias: only the wandering is shared; jumps, trends and events are not, and rho stays the same in a panic, where real ones go to 1.
 * @throws AssertionFailed for an instrument that is not there, a rho beyond ±1, or a circle
 */
export function createShocks(
  instrumentIds: readonly InstrumentId[],
  correlation: Correlation,
  streams: RandomStreams,
): Shocks {
  for (const [id, link] of Object.entries(correlation)) checkLink(instrumentIds, id, link);
  const followers = leadersFirst(instrumentIds, correlation).map((id) => {
    const { with: leader, rho } = correlation[id] ?? nobody;
    return { id, leader, rho, ownShare: twelveDigits(Math.sqrt(1 - rho * rho)) };
  });
  return () => {
    const shocks = new Map<InstrumentId, number>();
    for (const { id, leader, rho, ownShare } of followers) {
      const own = bellShaped(streams.of(`shock/${id}`));
      shocks.set(id, rho * (shocks.get(leader) ?? 0) + ownShare * own);
    }
    return shocks;
  };
}

const nobody: Correlation[string] = { with: '', rho: 0 };

function checkLink(ids: readonly InstrumentId[], id: InstrumentId, link: Correlation[string]): void {
  for (const name of [id, link.with]) {
    assert(ids.includes(name), `a correlation is between instruments with a price of their own: ${name} is none here`);
  }
  assert(link.rho >= -1 && link.rho <= 1, `a correlation lies between -1 and 1: that of ${id} is ${link.rho}`);
}

/** So that a shock is there before it is shared. */
function leadersFirst(ids: readonly InstrumentId[], correlation: Correlation): readonly InstrumentId[] {
  const inOrder = new Set<InstrumentId>();
  const place = (id: InstrumentId, followers: readonly InstrumentId[]): void => {
    assert(!followers.includes(id), `nobody correlates with himself, as in ${[...followers, id].join(' → ')}`);
    const link = correlation[id];
    if (link !== undefined) place(link.with, [...followers, id]);
    inOrder.add(id);
  };
  for (const id of ids) place(id, []);
  return [...inOrder];
}
