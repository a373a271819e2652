import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../testing/barFiles';
import { coinbaseCredentials, type KeyPlace } from './coinbaseCredentials';
import { keyFileSecrets } from './secretSources';

const place = (change: Partial<KeyPlace> = {}): KeyPlace => ({ keyFile: undefined, env: {}, isLive: false, ...change });
const SECRET = 'a-secret-of-a-test';

function keyFile(content: unknown, mode = 0o600): string {
  const path = join(newFolder(), 'key.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}

const inEnvironment = { BOT_COINBASE_KEY_NAME: 'orgs/a', BOT_COINBASE_PRIVATE_KEY: ` ${SECRET}\n` };

describe('the key of a run', () => {
  it('comes from the environment', () => {
    expect(coinbaseCredentials(place({ env: inEnvironment }))).toEqual({ keyName: 'orgs/a', privateKey: SECRET });
  });

  it.each(['name', 'id'])('comes from a file with its %s, which wins', (field) => {
    const path = keyFile({ [field]: 'orgs/b', privateKey: SECRET });
    const expected = { keyName: 'orgs/b', privateKey: SECRET };
    expect(coinbaseCredentials(place({ keyFile: path, env: inEnvironment, isLive: true }))).toEqual(expected);
    expect(coinbaseCredentials(place({ env: { ...inEnvironment, BOT_COINBASE_KEY_FILE: path } }))).toEqual(expected);
  });

  it.each([
    ['BOT_COINBASE_KEY_NAME is not set', {}],
    ['BOT_COINBASE_PRIVATE_KEY is not set', { BOT_COINBASE_KEY_NAME: 'orgs/a', BOT_COINBASE_PRIVATE_KEY: ' ' }],
  ])('is missing: %s', (problem, env) => {
    expect(() => coinbaseCredentials(place({ env: { BOT_COINBASE_KEY_FILE: '', ...env } }))).toThrow(
      expect.objectContaining({ code: 'CredentialsMissing', message: expect.stringContaining(problem) as string }),
    );
  });

  it('is refused for real money when others may read its file', () => {
    const path = keyFile({ name: 'orgs/b', privateKey: SECRET }, 0o644);
    expect(coinbaseCredentials(place({ keyFile: path })).keyName).toBe('orgs/b');
    expect(() => coinbaseCredentials(place({ keyFile: path, isLive: true }))).toThrow(
      expect.objectContaining({ code: 'KeyFileOpen', message: expect.stringContaining('chmod 600') as string }),
    );
  });
});

describe('a key file', () => {
  it.each([
    ['It is not JSON.', `{ "privateKey": "${SECRET}`],
    ['It must be a JSON object', { name: 'orgs/a', privateKey: [SECRET] }],
    ['It must be a JSON object', 'null'],
  ])('that cannot be used is told without repeating it: %s', (problem, content) => {
    const path = keyFile(content);
    let message = '';
    try {
      keyFileSecrets(path).secret('BOT_COINBASE_KEY_NAME');
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(problem);
    expect(message).not.toContain(SECRET);
  });

  it('may be missing, and holds nothing else', () => {
    expect(() => keyFileSecrets('/no/such/key.json').secret('x')).toThrow('It cannot be read (ENOENT).');
    expect(keyFileSecrets(keyFile({ name: 'a', privateKey: SECRET })).secret('OTHER')).toBeNull();
  });
});
