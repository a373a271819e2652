import type { KeyPermissions } from '@bot/core';
import { getKeyPermissions, type WireKeyPermissions } from '../endpoints/getKeyPermissions';
import { listPortfolios, type WirePortfolio } from '../endpoints/listPortfolios';
import type { RestClient } from '../transport/restClient';

/** What a key belongs to. It stays so for as long as the key does. */
export interface KeyScope {
  /** null where the venue names none. */
  readonly portfolioId: string | null;
  readonly isIntx: boolean;
}

export interface KeyScopes {
  /** Asks what the key may do, also when it was refused. @throws BrokerError */
  permissions(): Promise<KeyPermissions>;
  /** As it was heard first. @throws BrokerError */
  scope(): Promise<KeyScope>;
  /**
   * Of the perpetuals of the international exchange: its own, or the one that is listed beside it; null: there is none. As it was heard
   * first. @throws BrokerError
   */
  intxPortfolioId(): Promise<string | null>;
  /** There is another key. */
  forget(): void;
}

export function createKeyScopes(rest: RestClient): KeyScopes {
  let known: KeyScope | null = null;
  let intx: { readonly portfolioId: string | null } | null = null;

  const learn = (wire: WireKeyPermissions): KeyScope => {
    known = { portfolioId: wire.portfolio_uuid || null, isIntx: wire.portfolio_type === 'INTX' };
    return known;
  };

  const scope = async (): Promise<KeyScope> => known ?? learn(await getKeyPermissions(rest, 'Signed'));

  return {
    async permissions() {
      const wire = await getKeyPermissions(rest, 'Probe');
      const { portfolioId } = learn(wire);
      return {
        canView: wire.can_view === true,
        canTrade: wire.can_trade === true,
        // What is not said may be.
        canTransfer: wire.can_transfer !== false,
        ...(portfolioId === null ? {} : { portfolioId }),
      };
    },
    scope,
    async intxPortfolioId() {
      const { isIntx, portfolioId } = await scope();
      if (isIntx) return portfolioId;
      intx ??= { portfolioId: intxOf(await listPortfolios(rest)) };
      return intx.portfolioId;
    },
    forget() {
      known = null;
      intx = null;
    },
  };
}

const intxOf = (portfolios: readonly WirePortfolio[]): string | null =>
  portfolios.find(({ type, deleted }) => type === 'INTX' && deleted !== true)?.uuid ?? null;
