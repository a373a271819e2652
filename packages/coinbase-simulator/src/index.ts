export { BROKERAGE_PATH } from './api/brokeragePath';

// Real sockets on this machine
export {
  serveOnLoopback,
  type LoopbackOptions,
  type LoopbackServer,
  type LoopbackTls,
} from './sockets/serveOnLoopback';
