import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { keyFromPem } from '../keys/apiKey';
import { signToken } from '../keys/testing/signToken';
import { ask } from '../sockets/testing/plainClient';
import { requestLine } from './requestLine';
import { startCommand } from './testing/startCommand';

interface Ready {
  readonly httpUrl: string;
  readonly wsUrl: string;
  readonly httpsUrl?: string;
  readonly certificateFile?: string;
  readonly products: readonly string[];
  readonly keys: readonly { accountId: string; keyName: string; privateKey: string; pem: string }[];
}

const API = '/api/v3/brokerage';

async function startJson(...args: string[]) {
  const command = startCommand(['--port', '0', '--json', ...args]);
  const { ok, data } = JSON.parse(await command.ready()) as { ok: boolean; data: Ready };
  const tokenFor = (index: number, uri: string, atMs = Date.now()): string => {
    const { accountId, keyName, pem, privateKey } = data.keys[index] as Ready['keys'][number];
    const key = keyFromPem(pem, { name: keyName, accountId });
    return signToken({ ...key, pem, secret: privateKey }, atMs, uri);
  };
  const get = async (path: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const { status, text } = await ask(`${data.httpUrl}${path}`, { headers });
    return { status, json: JSON.parse(text.startsWith('{') || text.startsWith('[') ? text : 'null') };
  };
  const post = async (path: string, body: object) =>
    JSON.parse((await ask(`${data.httpUrl}${path}`, { method: 'POST', body: JSON.stringify(body) })).text);
  async function end() {
    command.interrupt();
    return command.finished;
  }
  return { command, ok, data, tokenFor, get, post, end };
}

const usd = (json: { accounts: { currency: string; available_balance: { value: string } }[] }): string | undefined =>
  json.accounts.find(({ currency }) => currency === 'USD')?.available_balance.value;

describe('the command', () => {
  it('says where it is, logs each request, and ends when it is asked to', async () => {
    const command = startCommand(['--port', '0', '--control', '--seed', 'mine']);
    const text = await command.ready();
    expect(text).toMatch(
      /^Coinbase, simulated: BTC-USD, .* \(seed mine\)\n {2}REST {7}http:\/\/127\.0\.0\.1:\d+\/api\/v3/,
    );
    expect(text).toMatch(
      /WebSocket {2}ws:\/\/127.*\n {2}control {4}http.*\/control\n {2}accounts {3}bot;.*\nCtrl-C ends it\.\n$/s,
    );
    const url = String(/http:\/\/[^/]+/.exec(text)?.[0]);
    expect((await ask(`${url}${API}/time`)).status).toBe(200);
    expect((await ask(`${url}${API}/accounts`)).status).toBe(401);
    const socket = new WebSocket(url.replace('http', 'ws'));
    await once(socket, 'open');
    socket.terminate();
    command.interrupt();
    const { code, stderr } = await command.finished;
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^[\d:.]{12} 200 GET \/api\/v3\/brokerage\/time\n[\d:.]{12} 401 GET .*\/accounts\n[\d:.]{12} 101 GET \/\nEnded\.\n$/,
    );
    await expect(ask(url)).rejects.toThrow();
  });

  it('gives each account a key of its own that works, and says all in one line of JSON', async () => {
    const { ok, data, get, tokenFor, command, end } = await startJson(
      '--account',
      'bot:USD=5000,BTC=1',
      '--account',
      'rival:USD=7',
    );
    expect([ok, data.keys.map(({ accountId }) => accountId)]).toEqual([true, ['bot', 'rival']]);
    const uri = `GET 127.0.0.1${API}/accounts`;
    const balances = [];
    for (const index of [0, 1]) balances.push(usd((await get(`${API}/accounts`, tokenFor(index, uri))).json));
    expect(balances).toEqual(['5000', '7']);
    expect(JSON.parse(String(command.stderr().split('\n')[0]))).toMatchObject({ status: 200, method: 'GET' });
    expect((await end()).stdout.trim().split('\n')).toHaveLength(1);
  });

  it('serves over TLS with a certificate in a file that is gone afterwards', async () => {
    const { data, end } = await startJson('--tls');
    const file = String(data.certificateFile);
    const { status } = await ask(`${data.httpsUrl}${API}/time`, { ca: readFileSync(file, 'utf8') });
    expect(status).toBe(200);
    await end();
    expect(existsSync(file)).toBe(false);
    const command = startCommand(['--port', '0', '--tls-port', '0']);
    expect(await command.ready()).toMatch(/over TLS {3}https:.*wss:.*certificate\.pem/);
    command.interrupt();
    await command.finished;
  });

  it('shows address and key as clients want them', async () => {
    for (const args of [[], ['--tls']]) {
      const command = startCommand(['--port', '0', '--print-env', ...args]);
      const text = await command.ready();
      for (const name of [
        'COINBASE_SIMULATOR_URL',
        'BOT_COINBASE_KEY_NAME',
        'BOT_COINBASE_PRIVATE_KEY',
        'COINBASE_API_SECRET',
      ]) {
        expect(text).toContain(`export ${name}='`);
      }
      expect(text).toContain('-----BEGIN EC PRIVATE KEY-----\\n');
      expect(text.includes('NODE_EXTRA_CA_CERTS')).toBe(args.length > 0);
      command.interrupt();
      await command.finished;
    }
  });

  it('asks for no key where it is told not to, and stands still until the control API moves time', async () => {
    const { get, post, end, data } = await startJson(
      '--auth',
      'off',
      '--control',
      '--virtual',
      '--fault',
      'GET /time status status=503',
    );
    expect((await get(`${API}/time`)).status).toBe(503);
    const before = (await get(`${API}/time`)).json;
    expect(await post('/control/advance', { by: '10s' })).toEqual({ now: Number(before.epochMillis) + 10_000 });
    expect((await get(`${API}/time`)).json.epochMillis).toBe(String(Number(before.epochMillis) + 10_000));
    await post('/control/price', { product: 'BTC-USD', price: '60000' });
    expect(usd((await get(`${API}/accounts`)).json)).toBe('100000');
    expect((await post('/control/fault', { fault: 'explode' })).error).toContain('not explode');
    expect(data.products).toContain('BTC-USD');
    await end();
  });

  it('plays recorded bars, as fast as is said; tokens of today are taken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'coinbase-simulator-'));
    mkdirSync(join(folder, 'BTC-USD'));
    const file = join(folder, 'BTC-USD', '2018-04-04.minute.quotes.csv');
    const header =
      'ms_since_midnight_utc,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size';
    writeFileSync(file, `${header}\n0,7000,7000,7000,7000,2,7001,7001,7001,7001,2\n`);
    const { get, tokenFor, end, data } = await startJson('--data', file, '--speed', '60');
    rmSync(folder, { recursive: true });
    expect(data.products).toEqual(['BTC-USD']);
    expect((await get(`${API}/time`)).json.iso).toMatch(/^2018-04-0[34]/);
    expect((await get(`${API}/accounts`, tokenFor(0, `GET 127.0.0.1${API}/accounts`))).status).toBe(200);
    await end();
  });
});

describe('what cannot be used', () => {
  it('is told all at once', async () => {
    const bad = [
      ...['--port', '70000', '--tls-port', 'x', '--speed', '0', '--auth', 'maybe', '--virtual', '--data', 'none.csv'],
      ...['--account', 'market:USD=1', '--fault', 'explode', '--fault', ' '],
    ];
    const { code, stdout, stderr } = await startCommand(bad).finished;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      '✗ InvalidUsage',
      expect.stringMatching(/none\.csv/),
      '  --port is a number from 0 to 65535, and not 70000.',
      '  --tls-port is a number from 0 to 65535, and not x.',
      '  --speed is a number above 0, and not 0.',
      '  --account is NAME:CURRENCY=AMOUNT,…, and not market:USD=1.',
      '  a fault has a name',
      '  --auth is on or off, and not maybe.',
      '  --speed is for time that goes by itself: leave out --virtual.',
      '  --virtual needs --control: nothing else moves time.',
      expect.stringMatching(/--fault: a fault there is .*, and not explode\./),
      '  Nothing was started. See `coinbase-simulator --help`.',
      '',
    ]);
  });

  it.each([
    [['--account', 'bot'], '--account is NAME:CURRENCY=AMOUNT,…, and not bot.'],
    [['--account', 'bot:USD'], '--account bot: USD is not CURRENCY=AMOUNT.'],
    [['--account', 'ann:USD=1', '--account', 'ann:USD=2'], '--account names ann twice.'],
    [['--speed', ''], '--speed is a number above 0, and not .'],
    [['--nothing'], "unknown option '--nothing'."],
    [['extra'], expect.stringContaining('too many arguments')],
  ])('%j', async (args, message) => {
    const { code, stdout } = await startCommand([...args, '--json']).finished;
    const { ok, error } = JSON.parse(stdout);
    expect([code, ok, error.code, error.problems]).toEqual([2, false, 'InvalidUsage', [message]]);
  });

  it('a port that is taken', async () => {
    const { data, end } = await startJson();
    const { code, stderr } = await startCommand(['--port', new URL(data.httpUrl).port]).finished;
    expect(code).toBe(2);
    expect(stderr).toMatch(/^✗ PortTaken\n {2}The port cannot be used: .*EADDRINUSE.*\n {2}Choose another, or 0/);
    await end();
  });

  it('help and version are no failure', async () => {
    const help = await startCommand(['--help']).finished;
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('Examples:');
    expect((await startCommand(['--version']).finished).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

it('the log has colours on a terminal alone, and not where NO_COLOR is set', async () => {
  const entry = { at: 0, method: 'GET', path: '/x', status: 200 };
  expect(requestLine(entry, false)).toBe('00:00:00.000 200 GET /x');
  for (const [status, color] of [
    [200, 32],
    [404, 33],
    [503, 31],
  ] as const) {
    expect(requestLine({ ...entry, status }, true)).toContain(`\u001b[${color}m${status}\u001b[0m`);
  }
  for (const [env, isColored] of [
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
  ] as const) {
    const command = startCommand(['--port', '0'], { isTerminal: true, env });
    const url = String(/http:\/\/[^/]+/.exec(await command.ready())?.[0]);
    await ask(`${url}${API}/time`);
    command.interrupt();
    expect((await command.finished).stderr.includes('\u001b[')).toBe(isColored);
  }
});
