import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import { isBotError } from '@bot/core';
import {
  bothHalvesBase64,
  credentials,
  ed25519,
  ed25519Pem,
  es256,
  keyName,
  pkcs8Pem,
  sec1Pem,
  seedBase64,
  seedBytes,
} from '../testing/keys';
import { parseCredentials } from './credentials';
import { parsePrivateKey } from './privateKey';

const asDer = (key: KeyObject): string => key.export({ format: 'der', type: 'pkcs8' }).toString('hex');

describe('a private key', () => {
  it.each([
    ['SEC1', sec1Pem],
    ['PKCS8', pkcs8Pem],
    ['SEC1 with a literal \\n for each line end', sec1Pem.replaceAll('\n', '\\n')],
    ['SEC1 with the line ends of Windows', sec1Pem.replaceAll('\n', '\r\n')],
    ['SEC1 in one line', sec1Pem.replaceAll('\n', ' ')],
    ['SEC1 in quotes', JSON.stringify(sec1Pem)],
  ])('of P-256 is read as %s', (_form, text) => {
    const { alg, key } = parsePrivateKey(text);
    expect([alg, asDer(key)]).toEqual(['ES256', asDer(es256.privateKey)]);
  });

  it.each([
    ['PKCS8', ed25519Pem],
    ['base64 of its seed', seedBase64],
    ['base64 of both halves', bothHalvesBase64],
  ])('of Ed25519 is read as %s', (_form, text) => {
    const { alg, key } = parsePrivateKey(text);
    expect([alg, asDer(key)]).toEqual(['EdDSA', asDer(ed25519.privateKey)]);
  });

  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'pem', type: 'sec1' });
  const secret = sec1Pem.split('\n')[1] ?? '';
  it.each([
    ['nothing', '', 'neither a PEM'],
    ['a sentence', 'my key is secret!', 'neither a PEM'],
    ['a PEM that was cut off', sec1Pem.replace(secret, secret.slice(0, 20)), 'cut off or damaged'],
    ['a key of another curve', p384.toString(), 'P-256'],
    ['a seed that is too short', Buffer.alloc(16, 1).toString('base64'), '32 or 64 bytes'],
    ['two halves of two keys', Buffer.concat([seedBytes, Buffer.alloc(32, 1)]).toString('base64'), 'do not belong'],
  ])('that is %s is refused, and none of it is repeated', (_what, text, problem) => {
    const error: unknown = catchFrom(() => parsePrivateKey(text));
    expect(isBotError(error, 'Config', 'InvalidConfig')).toBe(true);
    expect(String(error)).toContain(problem);
    expect(inspect(error, { depth: 9 })).not.toContain(text.slice(0, 40) || 'nothing');
    expect(inspect(error, { depth: 9 })).not.toContain(secret);
  });

  it('is shown by nothing that holds it', () => {
    const shown = inspect(parseCredentials(credentials), { depth: 9, showHidden: true });
    expect(shown).toContain(keyName);
    expect(shown).not.toContain(secret);
  });

  it('needs a name', () => {
    expect(() => parseCredentials({ ...credentials, keyName: ' ' })).toThrow('The name of the key');
  });
});

function catchFrom(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
