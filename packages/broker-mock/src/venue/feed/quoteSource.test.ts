import { openFeed } from './testing/openFeed';

describe('the quote channel', () => {
  it('tells a quote when a best price or size of it is new', () => {
    const { submit, cancel, quote, listen } = openFeed();
    const heard = listen(['Quotes']);
    quote([[4_990, 5]], []);
    quote([[4_990, 5]], [[5_010, 5]]);
    quote(
      [
        [4_990, 5],
        [4_980, 9],
      ],
      [[5_010, 5]],
    );
    submit('ann', { limitTicks: 4_985 });
    expect(heard.lines()).toEqual(['0 Quote 0.0005 at 49.9, 0.0005 at 50.1']);
    submit('ann', { limitTicks: 4_990, lots: 1 });
    submit('ann', { limitTicks: 4_995, lots: 1 });
    cancel('ann', 3);
    quote([[4_990, 5]], [[5_010, 6]]);
    quote([[4_990, 5]], [[5_005, 6]]);
    expect(heard.lines()).toEqual([
      '1 Quote 0.0006 at 49.9, 0.0005 at 50.1',
      '2 Quote 0.0001 at 49.95, 0.0005 at 50.1',
      '3 Quote 0.0006 at 49.9, 0.0005 at 50.1',
      '4 Quote 0.0006 at 49.9, 0.0006 at 50.1',
      '5 Quote 0.0006 at 49.9, 0.0006 at 50.05',
    ]);
  });

  it('tells none while a side is empty, and none again that was told', () => {
    const { quote, listen } = openFeed();
    quote([[4_990, 5]], [[5_010, 5]], {}, 7);
    const heard = listen(['Quotes']);
    quote([], [[5_010, 5]], {}, 8);
    quote([[4_990, 5]], [[5_010, 5]], {}, 9);
    quote([[4_990, 4]], [[5_010, 5]], {}, 10);
    expect(heard.messages.map((message) => message.type === 'Quote' && message.quote.at)).toEqual([7, 10]);
  });
});
