import { createPinoLogger } from './pinoLogger';
import { redact, redactJson, redactText } from './redact';

const PLANTED = 'planted-a1b2c3';
const pem = `-----BEGIN EC PRIVATE KEY-----\n${PLANTED}\n-----END EC PRIVATE KEY-----`;
const jwt = `eyJhbGciOiJFUzI1NiJ9.${PLANTED}.${PLANTED}`;

const names = ['apiKey', 'api_key', 'API-KEY', 'privateKey', 'secret', 'clientSecret', 'token', 'accessToken'];
const moreNames = ['authorization', 'Authorization', 'jwt', 'password', 'passphrase', 'cookie'];

function below(depth: number, value: object): object {
  return depth === 0 ? value : { inner: below(depth - 1, value) };
}

it.each([...names, ...moreNames])('defect 18: a value under the name %s does not come out, at any depth', (name) => {
  const lines: string[] = [];
  const log = createPinoLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  for (let depth = 0; depth <= 6; depth += 1) {
    log.info(below(depth, { [name]: PLANTED, list: [{ [name]: { deep: PLANTED } }] }), 'x');
    log.error(Object.assign(new Error('x'), below(depth, { [name]: PLANTED })), 'x');
  }
  log.warn(new Map([[name, PLANTED]]), 'x');
  expect(lines).toHaveLength(15);
  expect(lines.join('')).not.toContain(PLANTED);
});

it.each([
  ['a private key', pem],
  ['a private key that was cut', pem.slice(0, 45)],
  ['a signed token', jwt],
  ['a bearer token', `Bearer ${PLANTED}`],
])('%s does not come out, wherever it stands', (_, secret) => {
  const lines: string[] = [];
  const log = createPinoLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  log.info({ note: `sent ${secret}`, list: new Set([secret]) }, `sent ${secret}`);
  log.error({ err: new Error(`refused ${secret}`, { cause: secret }) }, 'failed');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(PLANTED.slice(0, 12));
});

it('shows the rest, four objects deep', () => {
  expect(redact({ a: { b: { c: { d: { e: 1, f: {} } } } } })).toEqual({
    a: { b: { c: { d: { e: 1, f: '[deeper]' } } } },
  });
  expect(redact({ token: 1, text: 'plain', none: null, big: 10n, missing: undefined })).toEqual({
    token: '[hidden]',
    text: 'plain',
    none: null,
    big: '10',
    missing: undefined,
  });
  expect(redactText('bearer of good news')).toBe('bearer [hidden] good news');
});

it('survives an object that contains itself', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(JSON.stringify(redact(circle))).toContain('[deeper]');
});

it('hides secrets in data of any depth that is exported, and nothing else', () => {
  const deep = (secret: string) => ({
    a: [{ b: { c: { d: { e: { f: [{ apiSecret: secret, note: 'Bearer abc', n: 1, no: null }] } } } } }],
  });
  expect(JSON.stringify(redactJson(deep('hush')))).toBe(
    JSON.stringify(deep('[hidden]')).replace('Bearer abc', 'Bearer [hidden]'),
  );
});
