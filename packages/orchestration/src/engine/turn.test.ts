import { createEngineState } from './state/engineState';
import { booksOf, buy, DAY, progressOf, quoteAt, testConfig } from './testing/fixtures';
import { givenTrading, started, venueLoaded, wish } from './testing/given';
import { plain } from './testing/plain';
import { takeTurn } from './turn';
import type { EngineInput } from './input';

const at = (now: number, input: object): EngineInput => ({ ...input, at: now }) as EngineInput;

describe('a turn', () => {
  it('decides every input on what the ones before it brought, as if each had a turn of its own', () => {
    const alone = createEngineState(testConfig, []);
    const together = createEngineState(testConfig, []);
    const books = { type: 'VenueBooksRead', books: booksOf() };
    const inputs = [
      ...[started, venueLoaded, { type: 'QuoteSampled', quote: quoteAt(DAY, '100') }, books, books],
      ...[wish(buy('1', '90')), { type: 'OrderReported', progress: progressOf('bot-test-1-1-e', 'Filled', '1') }],
    ].map((input) => at(DAY, input));

    const one = takeTurn(together, inputs);
    const many = inputs.map((input) => takeTurn(alone, [input]));
    expect(plain(one.events)).toBe(plain(many.flatMap(({ events }) => events)));
    expect(plain(one.commands)).toBe(plain(many.flatMap(({ commands }) => commands)));
    expect(plain(together.ledger)).toBe(plain(alone.ledger));
    expect(one.events.map(({ type }) => type).slice(-3)).toEqual([
      'OrderSubmitted',
      'SubmitAttempted',
      'OrderProgressed',
    ]);
  });

  it('stamps what happened with the time and the name of the input', () => {
    const { state } = givenTrading();
    const { events } = takeTurn(state, [at(DAY + 5, wish(buy('1', '90')))]);
    expect(events).toMatchObject([
      { type: 'OrderSubmitted', at: DAY + 5, causationId: 'OrderWished', correlationId: 'bot-test-1-1-e' },
      { type: 'SubmitAttempted', at: DAY + 5, causationId: 'OrderWished', correlationId: 'bot-test-1-1-e' },
    ]);
  });
});
