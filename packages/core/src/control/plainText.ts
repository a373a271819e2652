/** Control characters, invisible ones that turn the direction of text, and what breaks a line. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const runsOfUnprintable = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Whether a text may be shown on a terminal as it is, in one line of at most so many characters. */
export const isPlainText = (text: string, most: number): boolean => text.length <= most && !unprintable.test(text);

/** What is left of any text when it is to be shown like that. Worked example: `'fire\n\u001b[31m!'` becomes `'fire [31m!'`. */
export function toPlainText(text: string, most: number): string {
  const plain = text.replace(runsOfUnprintable, ' ').trim();
  if (plain.length <= most) return plain;
  // A character of two halves is not cut through.
  return `${plain.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
