import { answered, type Endpoint } from '../handled';
import { toRfc3339Seconds } from '../time';

/** `GET /time`: the one answer with names in camelCase. */
export const serverTime: Endpoint = (_, { venueTime }) =>
  answered({
    iso: toRfc3339Seconds(venueTime),
    epochSeconds: String(Math.floor(venueTime / 1_000)),
    epochMillis: String(venueTime),
  });

/** `GET /v2/time` */
export const serverTimeV2: Endpoint = (_, { venueTime }) =>
  answered({ data: { iso: toRfc3339Seconds(venueTime), epoch: Math.floor(venueTime / 1_000) } });
