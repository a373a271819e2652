import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { assert } from '@bot/core';
import type { OrderSender } from './roundTripContender';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** As long as header and claims of a true token. */
const TO_SIGN = Buffer.alloc(480, 'a');
const BODY =
  '{"client_order_id":"bench-0","product_id":"BTC-USD","side":"BUY","order_configuration":{"limit_limit_gtc":{"base_size":"0.01","limit_price":"49000","post_only":false}}}';

/** The floor: one signature, made when the order is there, one write to a socket, and nothing that a client does around them. */
export async function bareOrders(url: string): Promise<OrderSender> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await once(socket, 'connect');
  let answered: (text: string) => void = () => undefined;
  socket.on('data', (bytes: Buffer) => answered(bytes.toString('latin1')));
  const head = `POST /api/v3/brokerage/orders HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\nauthorization: Bearer ${TO_SIGN.toString()}.`;
  return {
    async send() {
      const signature = sign('sha256', TO_SIGN, privateKey).toString('base64url');
      const answer = new Promise<string>((resolve) => (answered = resolve));
      socket.write(`${head}${signature}\r\n\r\n${BODY}`);
      assert((await answer).startsWith('HTTP/1.1 200'), 'the order was accepted');
    },
    close: () => void socket.destroy(),
  };
}
