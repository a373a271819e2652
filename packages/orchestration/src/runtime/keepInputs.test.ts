import { buy } from '../engine/testing/fixtures';
import { createSmallWorld } from './testing/smallWorld';

it('a bot goes on when what it sees cannot be kept, and says so once', async () => {
  const warnings: string[] = [];
  const quiet = { debug() {}, info() {}, error() {} };
  const logger = { ...quiet, warn: (_: object, message: string) => void warnings.push(message) };
  const full = (): never => {
    throw new Error('no room');
  };
  const { kernel, requested, startedBot } = createSmallWorld({ logger, inputs: { write: full, close: full } });
  const bot = await startedBot();
  bot.submit(buy('1'));
  await kernel.advance(0);
  await kernel.run(bot.stop());
  expect(requested('submitOrder')).toBe(1);
  expect(warnings.filter((message) => message.includes('cannot be replayed'))).toHaveLength(1);
});
