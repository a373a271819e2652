import { z } from 'zod';
import { nextCursor, readAll } from '../transport/readPages';
import type { RestClient } from '../transport/restClient';
import { amount, flag, maybeText } from './wireParts';

export const accountSchema = z.object({
  uuid: maybeText,
  currency: z.string(),
  /** Without what is on hold. */
  available_balance: amount,
  /** Left out where nothing ever was. */
  hold: amount.nullish(),
  /** ACCOUNT_TYPE_CRYPTO, …_FIAT, …_VAULT, …_PERP_FUTURES; once without the prefix. */
  type: maybeText,
  /** ACCOUNT_PLATFORM_CONSUMER, …_CFM_CONSUMER, …_INTX. */
  platform: maybeText,
  retail_portfolio_id: maybeText,
  deleted_at: maybeText,
});
export type WireAccount = z.infer<typeof accountSchema>;

const answer = z.object({ accounts: z.array(accountSchema), has_next: flag, cursor: maybeText });

/** The most that the venue gives at once. */
const LIMIT = 250;

/** `GET /accounts`: every wallet; a currency may have several. @throws BrokerError */
export const listAccounts = (rest: RestClient): Promise<readonly WireAccount[]> =>
  readAll(
    rest,
    {
      operation: 'balances',
      method: 'GET',
      path: '/accounts',
      query: { limit: LIMIT },
      schema: answer,
      access: 'Signed',
    },
    ({ accounts, has_next, cursor }) => ({ items: accounts, next: nextCursor(cursor, has_next) }),
  );
