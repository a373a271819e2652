import { trip } from '../decisions/restrict';
import type { Guard } from './look';

/** Too many round trips in a row that lost → reduce-only until a person resumes. */
export const consecutiveLosses: Guard = {
  needsEquity: false,
  look({ state }) {
    const limit = state.config.guards.maxConsecutiveLosses;
    const { lossStreak } = state.ledger;
    if (limit === null || lossStreak < limit) return [];
    const numbers = { losses: String(lossStreak), maxConsecutiveLosses: String(limit) };
    const happened = `${lossStreak} round trips in a row have lost, ${limit} may not.`;
    return trip(state, { cause: 'ConsecutiveLosses', numbers }, happened);
  },
};
