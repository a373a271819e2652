import {
  add,
  asMoney,
  balanceOf,
  negate,
  notionalFor,
  ratioOf,
  subtract,
  zeroMoney,
  zeroNotional,
  zeroQuantity,
  type FillDetail,
  type Instrument,
  type Money,
  type OrderProgress,
  type OrderRequest,
  type Price,
  type Quantity,
  type VenueOrder,
} from '@bot/core';
import type { EngineByHand } from '@bot/orchestration/testing';

export type EngineInput = Parameters<EngineByHand['take']>[0];
type EngineCommand = ReturnType<EngineByHand['take']>['commands'][number];

/** A venue that answers at once and takes no fees: market orders are filled at the last close, limit orders wait for ever. */
export interface TradingDesk {
  readonly fills: number;
  readonly waiting: number;
  /** What it has of the account, to compare books. */
  readonly cash: Money;
  readonly positions: ReadonlyMap<string, Quantity>;
  answersTo(command: EngineCommand, at: number): readonly EngineInput[];
}

const freeOfCharge = { maker: ratioOf('0'), taker: ratioOf('0') };

export function createTradingDesk(
  instruments: readonly Instrument[],
  opening: Money,
  lastClose: (instrumentId: string) => Price,
): TradingDesk {
  const positions = new Map<string, Quantity>();
  const waiting = new Map<string, VenueOrder>();
  let [orders, fills, cash] = [0, 0, opening];

  function submitted(request: OrderRequest, at: number): readonly EngineInput[] {
    orders += 1;
    const venueOrderId = `V${orders}`;
    const { clientOrderId, instrumentId, side, quantity } = request;
    const answered: EngineInput = {
      ...{ type: 'SubmitAnswered', at },
      answer: { outcome: 'Accepted', clientOrderId, venueOrderId, at },
    };
    const common = { clientOrderId, venueOrderId, instrumentId, commission: zeroMoney, at };
    if (request.type === 'Limit') {
      const none = { cumulativeQuantity: zeroQuantity, filledValue: zeroNotional, reason: null };
      waiting.set(clientOrderId, { terms: request, progress: { ...common, status: 'Accepted', ...none } });
      return [answered];
    }
    fills += 1;
    const price = lastClose(instrumentId);
    const value = notionalFor(price, quantity);
    const isBuy = side === 'Buy';
    cash = add(cash, isBuy ? negate(asMoney(value)) : asMoney(value));
    positions.set(instrumentId, (isBuy ? add : subtract)(positions.get(instrumentId) ?? zeroQuantity, quantity));
    const progress: OrderProgress = {
      ...{ ...common, status: 'Filled', cumulativeQuantity: quantity, filledValue: value, reason: null },
    };
    const fill: FillDetail = {
      ...{ ...common, tradeId: `T${fills}`, side, price, quantity, liquidity: 'Taker', commissionCurrency: 'USD' },
    };
    return [answered, { type: 'OrderReported', at, progress }, { type: 'FillReported', at, fill }];
  }

  return {
    get fills() {
      return fills;
    },
    get waiting() {
      return waiting.size;
    },
    get cash() {
      return cash;
    },
    positions,
    answersTo(command, at) {
      switch (command.type) {
        case 'LoadVenue':
          return [
            {
              type: 'VenueLoaded',
              at,
              instruments,
              fees: freeOfCharge,
              permissions: { canView: true, canTrade: true, canTransfer: false },
              warmUp: [],
            },
          ];
        case 'SubmitOrder':
          return submitted(command.request, at);
        case 'ReadVenueBooks':
          return [
            {
              ...{ type: 'VenueBooksRead', at },
              books: {
                balances: [balanceOf('USD', cash)],
                positions: [...positions].map(([instrumentId, netQuantity]) => ({
                  ...{ instrumentId, netQuantity, averageEntryPrice: null },
                })),
                openOrders: [...waiting.values()],
                ours: command.ours.map((clientOrderId) => ({
                  clientOrderId,
                  found: waiting.get(clientOrderId) ?? null,
                })),
                fills: [],
                foreignOrders: [],
                fundings: [],
                margins: [],
              },
            },
          ];
        default:
          return [];
      }
    },
  };
}
