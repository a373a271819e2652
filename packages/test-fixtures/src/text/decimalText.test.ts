import { decimalText } from './decimalText';

describe('decimalText', () => {
  it('lets decimal text pass as it is', () => expect(decimalText('-0.05', 'amount')).toBe('-0.05'));

  it('refuses a JavaScript number, since money is never one', () => {
    const number = 0.05 as unknown as string;
    expect(() => decimalText(number, 'quantity')).toThrow(
      "The quantity is the JavaScript number 0.05, and money is never a number. Write it as text, as in '0.05' or '50000'.",
    );
  });

  it.each(['', 'abc', '1e5', '1,000', '.5'])('refuses %p', (text) =>
    expect(() => decimalText(text, 'price')).toThrow(/The price is not decimal text/),
  );
});
