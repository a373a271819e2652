import fc from 'fast-check';
import { MalformedAnswer } from '../mapping/malformedAnswer';
import { parseJson } from './jsonBody';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the body of an answer', () => {
  it('keeps numbers that a double would change as text', () => {
    const text = '{"a":0.1234567890123456789,"b":[12345678901234567890,1e-8],"c":0.5,"d":"1,1234567890123456789"}';
    expect(parseJson(bytes(text))).toEqual({
      a: '0.1234567890123456789',
      b: ['12345678901234567890', 1e-8],
      c: 0.5,
      d: '1,1234567890123456789',
    });
  });

  it.each(['', '<html>', '{"a":', 'NaN', '\u0000'])('that is %j is no JSON', (text) => {
    expect(() => parseJson(bytes(text))).toThrow(MalformedAnswer);
  });

  it('that is no UTF-8 is no JSON', () => {
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(MalformedAnswer);
  });

  it('is what JSON says it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(parseJson(bytes(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it('loses no digit of any decimal', () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,24}\.\d{0,24}[1-9]$/);
    fc.assert(
      fc.property(digits, (text) => expect(String((parseJson(bytes(`{"n":${text}}`)) as { n: unknown }).n)).toBe(text)),
    );
  });
});
