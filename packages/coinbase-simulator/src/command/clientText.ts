import type { GeneratedKey } from '../keys/apiKey';
import type { LoopbackServer } from '../sockets/serveOnLoopback';

export interface ClientTextParts {
  readonly loopback: LoopbackServer;
  readonly key: GeneratedKey;
  /** null without TLS. */
  readonly certificateFile: string | null;
}

/** Address and key as each client wants them: lines for a shell, and what to write in a program. */
export function clientText({ loopback, key, certificateFile }: ClientTextParts): string {
  const { httpUrl, wsUrl, tls } = loopback;
  const secret = key.secret.trim().replaceAll('\n', '\\n');
  const overTls =
    tls === null
      ? []
      : [
          `export COINBASE_SIMULATOR_HTTPS_URL='${tls.httpsUrl}'`,
          `export COINBASE_SIMULATOR_WSS_URL='${tls.wssUrl}'`,
          `export NODE_EXTRA_CA_CERTS='${certificateFile}'`,
          `export SSL_CERT_FILE='${certificateFile}'`,
          `export REQUESTS_CA_BUNDLE='${certificateFile}'`,
        ];
  return [
    '# Where it is',
    `export COINBASE_SIMULATOR_URL='${httpUrl}'`,
    `export COINBASE_SIMULATOR_WS_URL='${wsUrl}'`,
    ...overTls,
    '',
    '# bot',
    `export BOT_COINBASE_KEY_NAME='${key.name}'`,
    `export BOT_COINBASE_PRIVATE_KEY='${secret}'`,
    `#   bot run --broker coinbase --url ${httpUrl} --store FOLDER`,
    '',
    '# ccxt, the official SDKs',
    `export COINBASE_API_KEY='${key.name}'`,
    `export COINBASE_API_SECRET='${secret}'`,
    '#   const secret = process.env.COINBASE_API_SECRET.replaceAll("\\\\n", "\\n");',
    '#   ccxt: const exchange = new ccxt.pro.coinbase({ apiKey, secret });',
    `#         exchange.urls.api.rest = '${httpUrl}'; exchange.urls.api.ws = '${wsUrl}'; await exchange.loadHttpProxyAgent();`,
    `#   SDK:  new CoinbaseAdvTradeClient(new CoinbaseAdvTradeCredentials(apiKey, secret), '${httpUrl}/api/v3/brokerage/');`,
    '',
    '# Python, standard library, with --auth off',
    `#   urllib.request.urlopen('${httpUrl}/api/v3/brokerage/accounts')`,
  ].join('\n');
}
