import { botMatchers } from './botMatchers';
import { orderMatchers } from './orderMatchers';
import { venueMatchers, worldMatchers } from './venueMatchers';

/** The matchers by the kind of subject that they look at. */
export const matcherGroups = {
  order: orderMatchers,
  bot: botMatchers,
  venue: venueMatchers,
  world: worldMatchers,
} as const;

/** Every matcher by name: a function of the subject and what is expected of it, for any runner. */
export const matchers = { ...orderMatchers, ...botMatchers, ...venueMatchers, ...worldMatchers };
