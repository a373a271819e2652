import { fixedFees } from '@bot/broker-mock';
import { add, one, priceOf, ratioOf, scale, subtract, toText, type InstrumentId, type Side } from '@bot/core';
import { FixtureError } from '../errors/fixtureError';
import type { World } from '../world/world';
import type { WorldBot } from '../world/worldBot';
import { fundingSeries } from './fundingSeries';
import { placedOrder } from './personalOrder';

/** What one does: a fill at exactly this price, or so many fundings at 0.01 % each. Amounts are decimal text. */
export type TradeStep =
  { readonly side: Side; readonly quantity: string; readonly price: string } | { readonly fundings: number };

/** A trade of which it is known to the cent what comes of it. Amounts are decimal text. */
export interface KnownTrade {
  readonly instrumentId: InstrumentId;
  readonly steps: readonly TradeStep[];
  /** Before commission and funding. */
  readonly realizedPnl: string;
  /** At 0.1 %, see `knownTradeFees`. */
  readonly commission: string;
  /** Below zero it was paid. */
  readonly funding: string;
}

/** What `knownTrades` are charged: `inMemoryLayer({ fees: knownTradeFees })`. */
export const knownTradeFees = fixedFees({ maker: '0.001', taker: '0.001' });

const trade = (
  instrumentId: InstrumentId,
  steps: readonly TradeStep[],
  outcome: Pick<KnownTrade, 'realizedPnl' | 'commission'> & { readonly funding?: string },
): KnownTrade => ({ instrumentId, steps, funding: '0', ...outcome });
const buy = (quantity: string, price: string): TradeStep => ({ side: 'Buy', quantity, price });
const sell = (quantity: string, price: string): TradeStep => ({ side: 'Sell', quantity, price });

/** Trades with a known result, for `playTrade`. */
export const knownTrades = {
  /** 1 BTC from 50,000 to 51,000: 1,000 won; 50 and 51 commission. */
  longProfit: trade('BTC-USD', [buy('1', '50000'), sell('1', '51000')], { realizedPnl: '1000', commission: '101' }),
  /** 2 ETH-PERP sold at 3,000 and bought back at 3,100: 200 lost. */
  shortLoss: trade('ETH-PERP', [sell('2', '3000'), buy('2', '3100')], { realizedPnl: '-200', commission: '12.2' }),
  /** 1 BTC-PERP at 50,000 through three fundings of 0.01 %: 15 paid, nothing won. */
  funding: trade('BTC-PERP', [buy('1', '50000'), { fundings: 3 }, sell('1', '50000')], {
    ...{ realizedPnl: '0', commission: '100', funding: '-15' },
  }),
  /** 0.5 BTC from 50,000, stopped out at 49,000: 500 lost. */
  stopLoss: trade('BTC-USD', [buy('0.5', '50000'), sell('0.5', '49000')], { realizedPnl: '-500', commission: '49.5' }),
  /** Half of 2 BTC from 50,000 is sold at 55,000: 5,000 won, 1 BTC left. */
  partialClose: trade('BTC-USD', [buy('2', '50000'), sell('1', '55000')], { realizedPnl: '5000', commission: '155' }),
  /** 1 BTC-PERP from 50,000 is flipped at 51,000 and the short covered at 50,500: 1,000 and 500 won. */
  flip: trade('BTC-PERP', [buy('1', '50000'), sell('2', '51000'), buy('1', '50500')], {
    ...{ realizedPnl: '1500', commission: '202.5' },
  }),
} as const satisfies Readonly<Record<string, KnownTrade>>;

/**
 * Carries a trade out at the true venue, each fill at exactly its price: a limit order rests there until the market comes to it.
 * By hand, or by the bot when it is given.
 * @throws FixtureError MissingCapability when an order was refused or did not fill
 */
export async function playTrade(world: World, { instrumentId, steps }: KnownTrade, by?: WorldBot): Promise<void> {
  for (const step of steps) {
    if ('fundings' in step) await fundingSeries(world, { instrumentId, count: step.fundings });
    else await fill(world, instrumentId, step, by);
  }
}

/** How far from its price the market stands while an order rests, and how far beyond it then goes. */
const APART = ratioOf('0.01');

async function fill(
  world: World,
  instrumentId: InstrumentId,
  { side, quantity, price }: Extract<TradeStep, { readonly side: Side }>,
  by: WorldBot | undefined,
): Promise<void> {
  const { venue } = world;
  const market = venue.market(instrumentId);
  const above = toText(scale(priceOf(price), add(one, APART)));
  const below = toText(scale(priceOf(price), subtract(one, APART)));
  market.price(side === 'Buy' ? above : below);
  await world.advance('10s');
  const placed = venue.truth.orders().length;
  const asked = by?.submit[side === 'Buy' ? 'buy' : 'sell'](instrumentId, quantity, { limit: price });
  if (asked === undefined) await placedOrder(world, { instrumentId, side, quantity, limit: price });
  else await asked.reaches('Accepted');
  market.price(side === 'Buy' ? below : above);
  await world.advance('10s');
  market.price(price);
  await world.advance('10s');
  const order = venue.truth.orders()[placed];
  if (order?.progress.status === 'Filled') return;
  const happened = `${side} ${quantity} ${instrumentId} at ${price} was not filled: ${order?.progress.status ?? 'not placed'}.`;
  throw new FixtureError('MissingCapability', { happened, toDo: 'See whether the account can pay for it.' });
}
