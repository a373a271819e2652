import { generateKeyPairSync } from 'node:crypto';

/** Throw-away keys, one for all tests of a process. */
export const es256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const ed25519 = generateKeyPairSync('ed25519');

export const keyName = 'organizations/7d3a/apiKeys/11f0';

export const sec1Pem = es256.privateKey.export({ format: 'pem', type: 'sec1' }).toString();
export const pkcs8Pem = es256.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
export const ed25519Pem = ed25519.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

const seed = ed25519.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
const publicHalf = ed25519.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
export const seedBase64 = seed.toString('base64');
export const bothHalvesBase64 = Buffer.concat([seed, publicHalf]).toString('base64');
export const seedBytes: Buffer = seed;

export const credentials = { keyName, privateKey: sec1Pem };
