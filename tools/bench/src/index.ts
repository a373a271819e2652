export { benchmarks } from './benchmarks';
export { runBench } from './running/runBench';

// For bin/coinbaseServer.js
export { serveOrders } from './coinbase/servers/orderServer';
export { serveSimulator } from './coinbase/servers/simulatorServer';
