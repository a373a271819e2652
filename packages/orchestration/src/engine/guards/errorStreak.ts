import { endAfter, trip } from '../decisions/restrict';
import type { Guard } from './look';

/** Too many orders and cancels in a row failed on their way → no entries until nothing has failed for a while. */
export const errorStreak: Guard = {
  needsEquity: false,
  look({ state, now }) {
    const { maxConsecutiveErrors: limit, errorQuietMs } = state.config.guards;
    const { streak, lastAt } = state.view.errors;
    if (limit === null || streak < limit || now - lastAt >= errorQuietMs) return [];
    const numbers = { errors: String(streak), maxConsecutiveErrors: String(limit) };
    const until = endAfter(state, { cause: 'ErrorStreak' }, lastAt, errorQuietMs);
    const happened = `${streak} orders or cancels in a row failed on their way to the venue.`;
    return trip(state, { cause: 'ErrorStreak', until, numbers }, happened);
  },
};
