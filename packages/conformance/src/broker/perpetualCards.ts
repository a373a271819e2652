import {
  absolute,
  add,
  asMoney,
  asNotional,
  exceeds,
  isPositive,
  markOf,
  moneyOf,
  negate,
  notionalFor,
  quantityFor,
  ratioBetween,
  ratioOf,
  roundDown,
  scale,
  subtract,
  sum,
  toText,
  zeroMoney,
  type EpochMs,
  type FillDetail,
  type Instrument,
  type MarginSummary,
  type Money,
  type OrderRequest,
  type Quantity,
  type Side,
} from '@bot/core';
import { mustAmountTo, mustBe, mustExist, mustHold } from '../card/rules';
import type { BrokerCard, BrokerWorld } from './brokerWorld';
import { mustBeRejected } from './refusal';

/** Perpetuals: margin instead of payment, funding, and what happens to those who cannot keep their position. */
export const perpetualCards: readonly BrokerCard[] = [
  {
    id: 'BC-710',
    title: 'opens a short of a perpetual, pays its result when it is closed, and takes fees',
    mandatory: false,
    precondition: 'No position.',
    stimulus: 'A market sell of the perpetual, and a market buy of as much.',
    expected: 'The position is short, then gone; cash has moved by value received − value paid − fees.',
    needs: ['Perpetuals'],
    async check(world) {
      const perpetual = world.fact('perpetual');
      const since = await world.ask(world.broker.venueTime());
      const before = await world.balance(perpetual.quoteCurrency);
      const sold = await world.order({ side: 'Sell' }, perpetual);
      await world.submitToEnd(sold);
      const { instrumentId } = perpetual;
      mustBe(toText(await world.netQuantity(instrumentId)), toText(negate(sold.quantity)), 'the position');
      const bought = await world.order({ side: 'Buy', quantity: sold.quantity, reduceOnly: true }, perpetual);
      await world.submitToEnd(bought);
      mustBe(toText(await world.netQuantity(instrumentId)), '0', 'the position afterwards');
      const fills = await world.ask(world.broker.fillsSince(since));
      const after = await world.balance(perpetual.quoteCurrency);
      mustAmountTo(after.total, add(before.total, cashOf(fills, perpetual)), 'the cash afterwards');
    },
  },
  {
    id: 'BC-720',
    title: 'rejects a position for which there is not enough margin',
    mandatory: false,
    precondition: 'Less margin than four times as much needs.',
    stimulus: 'A limit buy of the perpetual at the bid whose margin is four times what is available.',
    expected: 'Rejected, InsufficientFunds; no open order, no position; balances have not moved.',
    needs: ['Perpetuals'],
    async check(world) {
      const perpetual = world.fact('perpetual');
      const { bid } = await world.quote(perpetual);
      const quantity = await affordable(world, perpetual, '4');
      const terms: Partial<OrderRequest> = { type: 'Limit', limitPrice: bid, timeInForce: 'GTC', quantity };
      await mustBeRejected(world, await world.order(terms, perpetual), 'InsufficientFunds');
    },
  },
  {
    id: 'BC-730',
    title: 'rejects more leverage than it allows',
    mandatory: false,
    precondition: 'None.',
    stimulus:
      'A market buy of the perpetual with a tenth more leverage than is allowed; one with as much as is allowed.',
    expected: 'Rejected, InvalidLeverage; Accepted.',
    needs: ['Perpetuals', 'Leverage'],
    async check(world) {
      const perpetual = world.fact('perpetual');
      const most = ratioOf(String(world.fact('maxLeverage')));
      const tooMuch = await world.order({ leverage: scale(most, ratioOf('1.1')) }, perpetual);
      await mustBeRejected(world, tooMuch, 'InvalidLeverage');
      await world.submitAccepted(await world.order({ leverage: most }, perpetual));
    },
  },
  {
    id: 'BC-740',
    title: 'lets a long pay funding when the rate is above zero',
    mandatory: false,
    precondition: 'A long position in the perpetual.',
    stimulus: 'Funding is paid at a rate of 0.01 %.',
    expected: 'Cash falls by value at the mark × rate; the position is as it was.',
    needs: ['Perpetuals', 'Funding'],
    async check(world) {
      const perpetual = world.fact('perpetual');
      const bought = await world.order({}, perpetual);
      await world.submitToEnd(bought);
      const before = await world.balance(perpetual.quoteCurrency);
      const mark = markOf(await world.quote(perpetual));
      const rate = ratioOf('0.0001');
      await world.act('payFunding', rate);
      const after = await world.balance(perpetual.quoteCurrency);
      const paid = scale(asMoney(notionalFor(mark.price, bought.quantity, perpetual.contractSize)), rate);
      mustAmountTo(after.total, subtract(before.total, paid), 'the cash afterwards');
      mustBe(toText(await world.netQuantity(perpetual.instrumentId)), toText(bought.quantity), 'the position');
    },
  },
  {
    id: 'BC-745',
    title: 'lists each payment of funding once, by a name that stays, or says that it lists none',
    mandatory: false,
    precondition: 'A long position in the perpetual.',
    stimulus:
      'Funding is paid at a rate of 0.01 %. Ask for the payments since before, twice, and for those after the last.',
    expected:
      'Where payments are listed: one below zero that is what the cash fell by; the same one again; none after it. Elsewhere: null each time, and the cash fell.',
    needs: ['Perpetuals', 'Funding'],
    async check(world) {
      const { broker, ask } = world;
      const perpetual = world.fact('perpetual');
      await world.submitToEnd(await world.order({}, perpetual));
      const before = await world.balance(perpetual.quoteCurrency);
      const since = await ask(broker.venueTime());
      await world.act('payFunding', ratioOf('0.0001'));
      const after = await world.balance(perpetual.quoteCurrency);
      const listed = async (from: EpochMs) => await ask(broker.fundingSince(from));
      if (!world.fact('listsFunding')) {
        mustHold(exceeds(before.total, after.total), 'the cash fell', toText(after.total));
        mustBe([await listed(since), await listed(since)], [null, null], 'the payments, which are not listed');
        return;
      }
      const payments = mustExist(await listed(since), 'the payments');
      mustBe(payments.length, 1, 'payments');
      const payment = mustExist(payments[0], 'the payment');
      mustBe(
        [payment.instrumentId, payment.currency],
        [perpetual.instrumentId, perpetual.quoteCurrency],
        'what it is for',
      );
      mustAmountTo(payment.amount, subtract(after.total, before.total), 'its amount');
      const again = await listed(since);
      mustBe(
        again?.map(({ fundingId }) => fundingId),
        [payment.fundingId],
        'the payments when asked again',
      );
      mustBe((await listed(payment.at + 1))?.length, 0, 'payments after it');
    },
  },
  {
    id: 'BC-750',
    title: 'shows the order by which the venue liquidates a position',
    mandatory: false,
    precondition: 'A long position in the perpetual that uses half of the margin.',
    stimulus: 'The market moves until the account cannot keep it.',
    expected:
      'A report of an order that is not ours: a sell that is filled; the position is gone; its fills are listed.',
    needs: ['Perpetuals', 'Liquidation'],
    async check(world) {
      const { broker, ask } = world;
      const perpetual = world.fact('perpetual');
      const { instrumentId } = perpetual;
      const since = await ask(broker.venueTime());
      const bought = await world.order({ quantity: await affordable(world, perpetual, '0.5') }, perpetual);
      await world.submitToEnd(bought);
      await world.act('forceLiquidation');
      await world.until('the end of the position', async () =>
        toText(await world.netQuantity(instrumentId)) === '0' ? true : null,
      );
      const { venueOrderId } = await world.until('a report of an order of the venue', () =>
        world.reports
          .flatMap((report) => (report.type === 'Progress' ? [report.progress] : []))
          .find(({ clientOrderId, status }) => clientOrderId !== bought.clientOrderId && status === 'Filled'),
      );
      const { terms, isLiquidation } = await ask(broker.order(venueOrderId));
      mustBe(isLiquidation, true, 'the venue says what the order is');
      mustBe([terms.instrumentId, terms.side], [instrumentId, 'Sell'], 'the order of the venue');
      const fills = (await ask(broker.fillsSince(since))).filter((fill) => fill.venueOrderId === venueOrderId);
      mustHold(fills.length > 0, 'its fills are listed', fills.length);
    },
  },
  {
    id: 'BC-760',
    title: 'closes a position in a perpetual as a whole',
    mandatory: false,
    precondition: 'A short position in the perpetual.',
    stimulus: 'Close it.',
    expected: 'Accepted; the position is gone.',
    needs: ['Perpetuals', 'ClosePosition'],
    async check(world) {
      const { broker, ask } = world;
      const perpetual = world.fact('perpetual');
      const { instrumentId } = perpetual;
      await world.submitToEnd(await world.order({ side: 'Sell' }, perpetual));
      const { clientOrderId } = await world.order();
      mustBe((await ask(broker.closePosition({ clientOrderId, instrumentId }))).outcome, 'Accepted', 'the answer');
      await world.ended(clientOrderId);
      mustBe(toText(await world.netQuantity(instrumentId)), '0', 'the position');
    },
  },
  {
    id: 'BC-770',
    title: 'says how the account stands with its margins',
    mandatory: false,
    precondition: 'A position in the perpetual that uses half of the margin, and no orders.',
    stimulus: 'Ask for the margins: of a long, of a short, and without a position.',
    expected:
      'Equity is cash plus the result at the mark; the buffer is equity − maintenance margin; the liquidation price of a long is below the mark, that of a short above it; without a position no margin is needed.',
    needs: ['Perpetuals'],
    async check(world) {
      const perpetual = world.fact('perpetual');
      const quantity = await affordable(world, perpetual, '0.5');
      await world.submitToEnd(await world.order({ side: 'Buy', quantity }, perpetual));
      await mustStandRight(world, perpetual, 'Buy');
      await world.submitToEnd(await world.order({ side: 'Sell', quantity, reduceOnly: true }, perpetual));
      const { maintenanceMargin, initialMargin, liquidationPrices } = await marginsIn(world, perpetual);
      mustBe([maintenanceMargin, initialMargin].map(toText), ['0', '0'], 'the margins of nothing');
      mustBe(liquidationPrices, [], 'the liquidation prices of nothing');
      await world.submitToEnd(await world.order({ side: 'Sell', quantity }, perpetual));
      await mustStandRight(world, perpetual, 'Sell');
    },
  },
];

async function marginsIn({ broker, ask }: BrokerWorld, { quoteCurrency }: Instrument): Promise<MarginSummary> {
  const summaries = await ask(broker.marginSummary());
  return mustExist(
    summaries.find(({ currency }) => currency === quoteCurrency),
    `the margins in ${quoteCurrency}`,
  );
}

async function mustStandRight(world: BrokerWorld, perpetual: Instrument, side: Side): Promise<void> {
  const { instrumentId, quoteCurrency, contractSize } = perpetual;
  const positions = await world.ask(world.broker.positions());
  const position = mustExist(
    positions.find((each) => each.instrumentId === instrumentId),
    'the position',
  );
  const mark = markOf(await world.quote(perpetual)).price;
  const entry = mustExist(position.averageEntryPrice, 'its entry price');
  const moved = subtract(
    asMoney(notionalFor(mark, position.netQuantity, contractSize)),
    asMoney(notionalFor(entry, position.netQuantity, contractSize)),
  );
  const { total } = await world.balance(quoteCurrency);
  const margins = await marginsIn(world, perpetual);
  const result = side === 'Buy' ? moved : negate(moved);
  const off = absolute(subtract(margins.equity, add(total, result)));
  mustHold(!exceeds(off, moneyOf('0.000001')), 'equity is cash plus the result at the mark', toText(margins.equity));
  mustAmountTo(
    margins.liquidationBuffer,
    subtract(margins.equity, margins.maintenanceMargin),
    'equity − maintenance margin',
  );
  mustHold(isPositive(margins.maintenanceMargin), 'a position needs margin', toText(margins.maintenanceMargin));
  const { price } = mustExist(
    margins.liquidationPrices.find((each) => each.instrumentId === instrumentId),
    'its liquidation price',
  );
  const liquidation = mustExist(price, 'its liquidation price');
  const isBeyond = side === 'Buy' ? exceeds(mark, liquidation) : exceeds(liquidation, mark);
  mustHold(isBeyond, 'the liquidation price is where the position loses', toText(liquidation));
}

/** What fills move: value received − value paid − fees. */
function cashOf(fills: readonly FillDetail[], { contractSize }: Instrument): Money {
  const moves = fills.map(({ side, price, quantity, commission }) => {
    const value = asMoney(notionalFor(price, quantity, contractSize));
    return subtract(side === 'Sell' ? value : negate(value), commission);
  });
  return sum(moves, zeroMoney);
}

/** How much so many times the available margin opens. */
async function affordable(world: BrokerWorld, perpetual: Instrument, times: string): Promise<Quantity> {
  const { quoteCurrency, contractSize, initialMarginRate, lotSize } = perpetual;
  const { bid } = await world.quote(perpetual);
  const { available } = await world.balance(quoteCurrency);
  const margin = asNotional(scale(available, ratioOf(times)));
  const value = scale(margin, ratioBetween(ratioOf('1'), initialMarginRate));
  return roundDown(quantityFor(value, bid, contractSize), lotSize);
}
