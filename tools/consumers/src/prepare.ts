import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Consumer } from './consumers';

/** Puts the files of a consumer into its folder: its own, its bot, and the first example of the README that was installed. */
export function prepare(consumer: Consumer, templates: string, folder: string): void {
  const { name, writes, entry } = consumer;
  const own = join(folder, name);
  cpSync(join(templates, name), own, { recursive: true });

  const extension = writes === 'TypeScript' ? 'ts' : 'js';
  const write = (file: string, code: string): void =>
    writeFileSync(join(own, `${file}.${extension}`), asWritten(code, writes));
  write('bot', readFileSync(join(templates, 'bot.ts'), 'utf8'));
  if (entry === null) return;
  const readme = readFileSync(join(folder, 'node_modules/@bot/test-fixtures/README.md'), 'utf8');
  write('readme.test', forEntry(firstExample(readme), entry));
}

/** @throws Error when there is none */
export function firstExample(markdown: string): string {
  const found = /^```ts\n(.*?)^```$/ms.exec(markdown)?.[1];
  if (found === undefined) throw new Error('The README of @bot/test-fixtures has no example in TypeScript.');
  return found;
}

/** Vitest has no globals unless it is told to: a test imports them. */
const forEntry = (example: string, entry: 'jest' | 'vitest'): string =>
  entry === 'jest'
    ? example
    : `import { expect, test } from 'vitest';\n${example.replace('@bot/test-fixtures/jest', '@bot/test-fixtures/vitest')}`;

function asWritten(code: string, writes: Consumer['writes']): string {
  if (writes === 'TypeScript') return code;
  const module = writes === 'CommonJS' ? ModuleKind.CommonJS : ModuleKind.ES2022;
  return transpileModule(code, { compilerOptions: { module, target: ScriptTarget.ES2023 } }).outputText;
}
