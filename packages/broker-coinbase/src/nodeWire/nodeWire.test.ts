import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createNodeWire } from './nodeWire';

it('makes requests and has sockets, and gives both back when it is closed', async () => {
  const server = createServer((_request, answer) => void answer.end('hello'));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const wire = createNodeWire();
  const request = { method: 'GET', url: `http://${place}/`, headers: {} } as const;
  const order: string[] = [];
  const limits = { signal: new AbortController().signal, maxBytes: 10, sent: () => void order.push('sent') };
  const { body } = await wire.exchange(request, limits);
  order.push('answered');
  expect(order).toEqual(['sent', 'answered']);
  const message = await new Promise<Uint8Array>((received) => {
    wire.connect(`ws://${place}/`, { opened: () => undefined, received, closed: () => undefined }, { maxBytes: 10 });
  });
  expect([body, message].map((bytes) => new TextDecoder().decode(bytes))).toEqual(['hello', 'hello']);

  await wire.close();
  sockets.close();
  await new Promise((resolve) => server.close(resolve));
});
