/** More of what somebody has typed helps nobody. */
const MOST = 300;

/** Text of somebody else's on one line: shortened in the middle, and without what a terminal would act on. */
export function shownText(text: string): string {
  const plain = text
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '�')
    .trim();
  return plain.length <= MOST ? plain : `${plain.slice(0, MOST / 2)} … ${plain.slice(-MOST / 2)}`;
}
