import type { AccountId, VenueCounter } from '@bot/broker-mock';
import type { VenuePermissions } from '@bot/simulation';
import type { ApiKey } from '../keys/apiKey';
import type { ExpectedUri, TokenVerifier } from '../keys/tokenVerifier';

/** Whose request it is. */
export interface Visitor {
  readonly counter: VenueCounter;
  /** What the key may do of what the account may do. */
  permissions(): VenuePermissions;
}

export interface Visitors {
  /** By whose connection a request travels, whether its token is right or not. */
  counterFor(token: string | null): VenueCounter;
  /** Whoever asks for what is public. */
  anybody(): Visitor;
  /**
   * null: the token is not accepted.
   * @param expected null for a socket
   */
  identify(token: string | null, expected: ExpectedUri | null): Visitor | null;
}

export interface VisitorsOptions {
  readonly verifier: TokenVerifier;
  readonly counterOf: (accountId: AccountId) => VenueCounter;
  /** Nobody needs a key: whoever has none is the bot. */
  readonly asksForNoKey: boolean;
}

const BOT_ACCOUNT: AccountId = 'bot';

export function createVisitors({ verifier, counterOf, asksForNoKey }: VisitorsOptions): Visitors {
  const anybody = (): Visitor => visitorAt(counterOf(BOT_ACCOUNT), {});
  return {
    counterFor: (token) => counterOf((token === null ? null : verifier.claimedAccount(token)) ?? BOT_ACCOUNT),
    anybody,
    identify(token, expected) {
      if (token === null) return asksForNoKey ? anybody() : null;
      const verified = verifier.verify(token, expected, counterOf(BOT_ACCOUNT).venueTime());
      return 'reason' in verified ? null : visitorAt(counterOf(verified.accountId), verified.key.permissions);
    },
  };
}

const visitorAt = (counter: VenueCounter, ofKey: ApiKey['permissions']): Visitor => ({
  counter,
  permissions() {
    const account = counter.permissions();
    const may = (right: keyof ApiKey['permissions']): boolean => account[right] && ofKey[right] !== false;
    return { ...account, canView: may('canView'), canTrade: may('canTrade'), canTransfer: may('canTransfer') };
  },
});
