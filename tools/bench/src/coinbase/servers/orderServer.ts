import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CoinbaseProductFactory } from '@bot/coinbase-simulator/payloads';
import { residentBytes, type Served } from './served';

const PRODUCT = '/products/BTC-USD';
const CLIENT_ID = /^.*"client_order_id":"([^"]+)".*$/;

/**
 * A venue that takes every order, knows one product and checks nothing, so that what is measured is the client. Its answers are as
 * long as those of Coinbase.
 */
export async function serveOrders(): Promise<Served> {
  const server = createServer(
    { keepAlive: true, noDelay: true },
    (request, response) => void answer(request, response),
  );
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    residentBytes,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const text = answerTo(String(request.url), body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const product = JSON.stringify(CoinbaseProductFactory.createSpotProduct());

function answerTo(path: string, body: string): string {
  if (path.endsWith(PRODUCT)) return product;
  return JSON.stringify({
    success: true,
    success_response: {
      order_id: '11111111-2222-4333-8444-555555555555',
      product_id: 'BTC-USD',
      side: 'BUY',
      client_order_id: body.replace(CLIENT_ID, '$1'),
      attached_order_id: '',
    },
    order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: '49000', post_only: false } },
  });
}
