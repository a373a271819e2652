import { createHash } from 'node:crypto';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/** Turns TypeScript into JavaScript for Jest, types unchecked. */
export const transpile = (text: string, path: string): string =>
  transpileModule(text, {
    fileName: path,
    compilerOptions: {
      target: ScriptTarget.ES2023,
      module: ModuleKind.CommonJS,
      inlineSourceMap: true,
      inlineSources: true,
    },
  }).outputText;

/** As Jest wants it. A file is transpiled once for all projects: nothing of their configurations matters. */
const transformer = {
  process: (text: string, path: string) => ({ code: transpile(text, path) }),
  getCacheKey: (text: string, path: string) => createHash('sha256').update(`1\n${path}\n${text}`).digest('hex'),
};
export default transformer;
