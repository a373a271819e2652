import { z } from 'zod';
import type { RestClient } from '../transport/restClient';
import { flag, maybeText } from './wireParts';

const answer = z.object({
  margin_window: z.object({ margin_window_type: maybeText, end_time: maybeText }).nullish(),
  is_intraday_margin_killswitch_enabled: flag,
  is_intraday_margin_enrollment_killswitch_enabled: flag,
});
export type WireMarginWindow = z.infer<typeof answer>;

/** `GET /cfm/intraday/current_margin_window`: whether the margins of the day or of the night hold. @throws BrokerError */
export const getMarginWindow = (rest: RestClient, marginProfileType?: string): Promise<WireMarginWindow> =>
  rest.send({
    operation: 'marginWindow',
    method: 'GET',
    path: '/cfm/intraday/current_margin_window',
    query: { margin_profile_type: marginProfileType },
    schema: answer,
    access: 'Signed',
  });
