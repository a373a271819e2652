/** `<!-- example: PATH -->`, then the block whose text is that file's example. */
const MARKED_BLOCK = /(<!-- example: (\S+) -->\n+)```ts\n(?:(?!```).*\n)*```$/gm;
const MARKER = /<!-- example: \S+ -->/g;
const REGION = /^[ \t]*\/\/ #region example\n([\s\S]*?)\n[ \t]*\/\/ #endregion/m;

/**
 * The document with each marked block replaced by the example of the file that its marker names.
 * @param read gives the text of a file, by the path in the marker
 * @throws Error when a marker has no block, or the file no example
 */
export function fillExamples(name: string, markdown: string, read: (path: string) => string): string {
  const markers = markdown.match(MARKER)?.length ?? 0;
  const blocks = [...markdown.matchAll(MARKED_BLOCK)].length;
  if (markers !== blocks) throw new Error(`${name}: a marker "<!-- example: … -->" has no \`\`\`ts block below it.`);
  return markdown.replace(MARKED_BLOCK, (_, marker: string, path: string) => {
    const region = REGION.exec(read(path))?.[1];
    if (region === undefined) throw new Error(`${name}: ${path} has no "// #region example" … "// #endregion".`);
    return `${marker}\`\`\`ts\n${outdent(region)}\n\`\`\``;
  });
}

function outdent(text: string): string {
  const lines = text.split('\n');
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines
    .map((line) => line.slice(margin))
    .join('\n')
    .trim();
}
