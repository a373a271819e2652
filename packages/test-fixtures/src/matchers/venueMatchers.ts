import { requestPoints } from '@bot/broker-mock';
import type { RequestPoint } from '@bot/simulation';
import { FixtureError } from '../errors/fixtureError';
import { brokenText, type BrokenInvariant } from '../invariants/invariants';
import type { World } from '../world/world';
import type { WorldVenue } from '../world/worldVenue';
import { verdict, type Verdict } from './verdict';

/** Checks of what really happened at the venue. */
export const venueMatchers = {
  /** So many requests of this method of the port arrived; orders of people do not count. @throws FixtureError WrongArgument */
  toHaveReceived(venue: WorldVenue, count: number, method: RequestPoint): Verdict {
    mustBeRequest(method);
    const received = venue.requests().filter((request) => request.method === method);
    const found = received.map(({ summary, clientOrderId = '' }) =>
      `\n  ${method} ${summary} ${clientOrderId}`.trimEnd(),
    );
    const wanted = `to have received ${count} ${method}`;
    return verdict(received.length === count, 'the venue', wanted, `${received.length}${found.join('')}`, venue);
  },
  /** No two orders of the bot have the same terms under different client order ids: the mark of a retry with a new id. */
  toHaveNoDuplicateOrders(venue: WorldVenue): Verdict {
    const submits = venue.requests().filter(({ method }) => method === 'submitOrder');
    const idsByTerms = new Map<string, Set<string>>();
    for (const { summary, clientOrderId } of submits) {
      idsByTerms.set(summary, (idsByTerms.get(summary) ?? new Set()).add(String(clientOrderId)));
    }
    const twice = [...idsByTerms].filter(([, ids]) => ids.size > 1);
    const found = twice.map(([terms, ids]) => `${terms} under ${[...ids].join(' and ')}; reuse the id on a retry`);
    const message = found.length === 0 ? 'none' : found.join(', ');
    return verdict(twice.length === 0, 'the venue', 'to have no order twice', message, venue);
  },
};

function mustBeRequest(method: string): void {
  if (requestPoints.some((point) => point === method)) return;
  const toDo = `Requests are ${requestPoints.join(', ')}.`;
  throw new FixtureError('WrongArgument', { happened: `No request is called ${method}.`, toDo });
}

/** Checks of the whole world, by a ledger of its own. */
export const worldMatchers = {
  toConserveCash: (world: World): Verdict =>
    holds(world, 'to conserve cash', ({ invariant }) => invariant === 'INV-01'),
  toHoldInvariants: (world: World): Verdict => holds(world, 'to hold every invariant', () => true),
};

function holds(world: World, wanted: string, counts: (broken: BrokenInvariant) => boolean): Verdict {
  const broken = world.invariants.broken().filter(counts);
  const found = broken.length === 0 ? 'they hold' : broken.map(brokenText).join('\n');
  return verdict(broken.length === 0, 'the world', wanted, found, world);
}
