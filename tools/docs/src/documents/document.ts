/** A file that is written from code, as it should be. */
export interface Document {
  /** From the root of the workspace. */
  readonly path: string;
  readonly content: string;
}

/** A whole page of Markdown, saying that it is not to be edited and what it is written from. */
export function page(path: string, title: string, source: string, ...parts: readonly string[]): Document {
  const note = `<!-- Written by \`npm run docs\` from ${source}: edit that instead. -->`;
  return { path, content: `${[`# ${title}`, note, ...parts].join('\n\n')}\n` };
}
