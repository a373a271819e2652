import { trip } from '../decisions/restrict';
import type { Guard } from './look';

/** The venue was out of contact for too long: nobody knows what the market did, so everything is canceled once it is back. */
export const deadMan: Guard = {
  needsEquity: false,
  look({ state, now }) {
    const limitMs = state.config.guards.deadManMs;
    const { failing } = state.view.feed;
    if (limitMs === null || failing === null || now - failing.since < limitMs) return [];
    const numbers = { forMs: String(now - failing.since), failures: String(failing.count), deadManMs: String(limitMs) };
    const happened = `The venue was out of contact for ${numbers.forMs} ms, ${numbers.deadManMs} are allowed.`;
    return trip(state, { cause: 'DeadMan', numbers }, happened);
  },
};
