import { RuleTester } from 'eslint';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parser } from 'typescript-eslint';
import { noImportCircle } from './noImportCircle';

const folder = mkdtempSync(join(tmpdir(), 'circle-'));
const at = (name: string) => join(folder, name);
const write = (name: string, text: string) => writeFileSync(at(name), text);

write('price.ts', `import type { Order } from './order';`);
write('order.ts', `import { side } from './side';`);
write('side.ts', `export { tick } from './tick';`);
write('tick.ts', `export const tick = 1;`);
write('twice.ts', `import './order'; import './side'; import 'node:fs';`);
afterAll(() => rmSync(folder, { recursive: true }));

new RuleTester({ languageOptions: { parser } }).run('no-import-circle', noImportCircle, {
  valid: [
    { filename: at('start.ts'), code: `import './twice'; import { t } from './twice'; export { u } from './twice';` },
    { filename: at('order.ts'), code: `import { side } from './side';` },
    { filename: at('order.ts'), code: `import { readFileSync } from 'node:fs';` },
    { filename: at('order.ts'), code: `import { gone } from './gone'; export const a = 1;` },
  ],
  invalid: [
    {
      filename: at('tick.ts'),
      code: `import { price } from './price';`,
      errors: [{ message: 'These files import each other: tick.ts → price.ts → order.ts → side.ts → tick.ts.' }],
    },
    {
      filename: at('tick.ts'),
      code: `import type { Tick } from './side';`,
      errors: [{ messageId: 'circle' }],
    },
    { filename: at('tick.ts'), code: `export { order } from './order';`, errors: [{ messageId: 'circle' }] },
    { filename: at('tick.ts'), code: `export { tick } from './tick';`, errors: [{ messageId: 'circle' }] },
  ],
});
