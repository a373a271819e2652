import { botMatchers } from './botMatchers';
import { orderMatchers } from './orderMatchers';
import { venueMatchers, worldMatchers } from './venueMatchers';

/** Every matcher by name: a function of the subject and what is expected of it, for any runner. */
export const matchers = { ...orderMatchers, ...botMatchers, ...venueMatchers, ...worldMatchers };

/** Which kind of subject each group of matchers takes. */
export const subjectKinds = [
  [orderMatchers, 'order'],
  [botMatchers, 'bot'],
  [venueMatchers, 'venue'],
  [worldMatchers, 'world'],
] as const;
