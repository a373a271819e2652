import { AssertionFailed, moneyOf, zeroQuantity } from '@bot/core';
import fc from 'fast-check';
import { decodeStructure, encodeStructure } from './structuralCodec';

const throughJson = (value: unknown): unknown => decodeStructure(JSON.parse(JSON.stringify(encodeStructure(value))));

const amount = fc.integer().map((n) => moneyOf(String(n)));
const name = fc.oneof(fc.string(), fc.constantFrom('$amount', '$map', '$object', '__proto__'));
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small' },
    ...[fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined), amount],
    fc.array(tie('anything')),
    fc.array(fc.tuple(name, tie('anything'))).map((entries) => Object.fromEntries(entries) as object),
    fc.array(fc.tuple(tie('anything'), tie('anything'))).map((entries) => new Map(entries)),
    fc.array(tie('anything')).map((items) => new Set(items)),
  ),
}));

describe('the structural codec', () => {
  it('gives back anything that is data', () => {
    fc.assert(fc.property(anything, (value) => expect(throughJson(value)).toStrictEqual(value)));
  });

  it('says what it makes of a map with an amount', () => {
    expect(encodeStructure(new Map([['BTC', moneyOf('1.5')]]))).toEqual({ $map: [['BTC', { $amount: '1.5' }]] });
  });

  it.each([
    [
      'the order of a map',
      new Map([
        ['b', 1],
        ['a', 2],
      ]),
      (m: Map<string, number>) => [...m.keys()],
      ['b', 'a'],
    ],
    ['the order of names', { b: 1, a: 2 }, (o: object) => Object.keys(o), ['b', 'a']],
    ['nothing in an object, as nothing', { a: undefined }, (o: object) => 'a' in o, true],
    ['what is no number', [NaN, -Infinity, -0], (list: unknown[]) => list, [NaN, -Infinity, -0]],
    ['an amount of zero', zeroQuantity, (a: unknown) => a, zeroQuantity],
  ] as const)('keeps %s', (_, value, look, expected) => {
    expect(look(throughJson(value) as never)).toStrictEqual(expected);
  });

  it.each([
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a symbol', Symbol('s')],
    ['a big number', 1n],
  ])('refuses to write %s', (_, value) => {
    expect(() => encodeStructure({ value })).toThrow(AssertionFailed);
  });

  it.each([[{ $what: 1 }], [{ $map: 1 }], [{ $set: { a: 1 } }], [{ $map: [1] }]])('refuses to read %j', (json) => {
    expect(() => decodeStructure(json)).toThrow(AssertionFailed);
  });
});
