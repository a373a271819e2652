import fc from 'fast-check';
import { isPlainText, toPlainText } from './plainText';

it('is what a terminal shows in one line', () => {
  expect(isPlainText('Börse zu – 停止 🔥', 20)).toBe(true);
  for (const text of ['a\nb', '\u001b[31m', 'a\u202eb', 'a\u2028b', '\ud800'])
    expect(isPlainText(text, 20)).toBe(false);
  expect(isPlainText('abc', 2)).toBe(false);
  expect(toPlainText('fire\n\u001b[31m!', 20)).toBe('fire [31m!');
  expect(toPlainText('a very long reason', 10)).toBe('a very lo…');
});

/** Also halves of characters. That of fast-check builds a table of all there are, which takes a second. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xff), fc.integer({ min: 0x2000, max: 0x206f }), fc.nat(0x10ffff)))
  .map((codes) => String.fromCodePoint(...codes));

it('is made of any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(isPlainText(toPlainText(text, 10), 10)).toBe(true);
    }),
  );
});
