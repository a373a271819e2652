import type { VenueEvent } from '../../venueEvent';

/** What the naive venue says of the same; nothing of what it does not tell. */
export function narrate(event: VenueEvent): readonly string[] {
  switch (event.type) {
    case 'Deposited':
      return [`${event.accountId} deposits ${event.units} ${event.currency}`];
    case 'PositionSeeded':
      return [`${event.accountId} has ${event.lots} of ${event.instrumentId}`];
    case 'OrderAccepted': {
      const { accountId, entry, orderNo, makerPpm, takerPpm } = event;
      return [`${accountId}/${entry.clientOrderId} accepted as V${orderNo}, ${makerPpm} ${takerPpm}`];
    }
    case 'OrderRejected':
      return [`${event.accountId}/${event.clientOrderId} refused: ${event.reason}`];
    case 'OrderRested':
      return [`V${event.orderNo} rests`];
    case 'OrderTriggered':
      return [`V${event.orderNo} triggered at ${event.limitTicks}`];
    case 'OrderAmended': {
      const { orderNo, lots, limitTicks, keepsPlace } = event;
      return [`V${orderNo} amended: ${lots} at ${limitTicks}, ${keepsPlace ? 'keeps' : 'leaves'} its place`];
    }
    case 'CancelRequested':
      return [`V${event.orderNo} ends at ${event.dueAt}`];
    case 'OrderEnded':
      return [`V${event.orderNo} ${event.status}: ${event.reason}`];
    case 'TradeExecuted': {
      const { tradeNo, instrumentId, side, lots, ticks, maker, taker } = event;
      const names = [maker, taker].map(({ orderNo }) => (orderNo === 0 ? 'others' : `V${orderNo}`)).join(' ');
      return [`T${tradeNo} ${instrumentId} ${side} ${lots} at ${ticks}: ${names} ${maker.fee} ${taker.fee}`];
    }
    case 'TradeBusted':
      return [`T${event.tradeNo} busted`];
    case 'StatusChanged':
      return [`${event.instrumentId} is ${event.status}`];
    case 'FundingRateSet':
      return [`${event.instrumentId} funding is set to ${event.ppb}`];
    case 'FundingSettled':
      return [`${event.instrumentId} funding ${event.ppb}`];
    case 'LiquidationBegan':
      return [`${event.accountId} is liquidated`];
    case 'LiquidationEnded':
      return [`${event.accountId} liquidation covered ${event.covered}`];
    case 'MarketStepped':
      return [];
  }
}
