'use strict';
// A server that is measured, in a process of its own: `coinbaseServer.js orders` or `coinbaseServer.js simulator`.

const { serveOrders, serveSimulator } = require('../dist/index.js');

const servers = { orders: serveOrders, simulator: serveSimulator };

servers[process.argv[2]]().then((server) => {
  process.on('message', async () => process.send(await server.residentBytes()));
  process.on('disconnect', () => process.exit());
  process.send(server.url);
});
