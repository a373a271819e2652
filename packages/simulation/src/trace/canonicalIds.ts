/**
 * Numbers ids by first appearance, so that two runs of a bot with random ids still tell the same story.
 * Worked example: with `{ order: /bot-[a-z0-9-]+/g }` the texts `submit bot-x9`, `cancel bot-k2`, `filled bot-x9` become
 * `submit order#1`, `cancel order#2`, `filled order#1`.
 *
 * @param patterns name of a kind of id → what it looks like (with the flag `g`); tried in the order given
 */
export function createCanonicalIds(patterns: { readonly [name: string]: RegExp }): (text: string) => string {
  const kinds = Object.entries(patterns).map(([name, pattern]) => ({ name, pattern, seen: new Map<string, number>() }));
  return (text) => {
    let canonical = text;
    for (const { name, pattern, seen } of kinds) {
      canonical = canonical.replaceAll(pattern, (id) => {
        const number = seen.get(id) ?? seen.size + 1;
        seen.set(id, number);
        return `${name}#${number}`;
      });
    }
    return canonical;
  };
}
