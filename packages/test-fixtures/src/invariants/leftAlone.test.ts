import { quantityOf, toText, type BotEvent, type Side } from '@bot/core';
import { adoptedHolding, fillOf, recordedEvents } from '../testing/handMadeFacts';
import { leftAlone } from './leftAlone';

const ignored = (quantity: string): BotEvent => ({
  type: 'HoldingIgnored',
  payload: { instrumentId: 'BTC-USD', netQuantity: quantityOf(quantity) },
});
const foreign = (side: Side, quantity: string): BotEvent => ({
  type: 'ExternalFillBooked',
  payload: { fill: fillOf('t', side), why: 'ForeignTrade', ignoredQuantity: quantityOf(quantity) },
});
const busted = (side: Side, quantity: string): BotEvent => ({
  type: 'TradeBusted',
  payload: { fill: fillOf('t', side), ignoredQuantity: quantityOf(quantity) },
});

describe('what the bot leaves alone', () => {
  it.each<[string, readonly BotEvent[], string | undefined]>([
    ['nothing, when it has only adopted', [adoptedHolding('1')], undefined],
    ['what it ignored', [ignored('2')], '2'],
    ['more, after others bought', [ignored('2'), foreign('Buy', '0.5')], '2.5'],
    ['less, after others sold', [ignored('2'), foreign('Sell', '0.5')], '1.5'],
    ['less, after a purchase of theirs was taken back', [ignored('2'), busted('Buy', '0.5')], '1.5'],
    ['more, after a sale of theirs was taken back', [ignored('2'), busted('Sell', '0.5')], '2.5'],
    ['nothing of what it never ignored, when others buy', [foreign('Buy', '0.5')], undefined],
    ['what others sold short', [foreign('Sell', '0.5')], '-0.5'],
  ])('is %s', (_, events, expected) => {
    const quantity = leftAlone(recordedEvents(events)).get('BTC-USD');
    expect(quantity && toText(quantity)).toBe(expected);
  });
});
