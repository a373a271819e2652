import type { TriedBug } from './tryBug';

const colours = { caught: '\u001b[32m', missed: '\u001b[31m', off: '\u001b[39m' };

/** A line for each bug and, below it, what caught it and what did not. */
export function zooTable(tried: readonly TriedBug[], { isColoured }: { readonly isColoured: boolean }): string {
  const coloured = (text: string, colour: string): string => (isColoured ? `${colour}${text}${colours.off}` : text);
  const lines = tried.flatMap(({ bug, isCaught, catches, missed, crashes }) => [
    `${isCaught ? coloured('caught    ', colours.caught) : coloured('NOT CAUGHT', colours.missed)}  ${bug.id}`,
    ...catches.map(({ scenario, said }) => `            ${scenario}: ${said}`),
    ...missed.map((scenario) => `            ${scenario} passes with it: give that scenario a check that notices`),
    ...crashes.map((crash) => `            it crashes, which proves nothing: ${crash}`),
  ]);
  const survivors = tried.filter(({ isCaught }) => !isCaught).length;
  return [...lines, '', `${tried.length - survivors} of ${tried.length} bugs were caught.`].join('\n');
}
