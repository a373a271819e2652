import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { rawSignature } from './rawSignature';

it('has both numbers, 32 bytes each', () => {
  const raw = rawSignature(Buffer.from('3006020105020107', 'hex'));
  expect(raw.toString('hex')).toBe(`${'00'.repeat(31)}05${'00'.repeat(31)}07`);
});

it('drops the zero that only says that a number is positive', () => {
  const side = 'ff'.repeat(32);
  expect(rawSignature(Buffer.from(`3046022100${side}022100${side}`, 'hex')).toString('hex')).toBe(side + side);
});

it('is what others verify, whatever the lengths of its numbers', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const lengths = new Set<number>();
  for (let n = 0; n < 600; n++) {
    const message = Buffer.from(`message ${n}`);
    const der = sign('sha256', message, privateKey);
    lengths.add(der.length);
    expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, rawSignature(der))).toBe(true);
  }
  expect(lengths.size).toBeGreaterThan(2);
});
