export { BROKERAGE_PATH } from '../api/brokeragePath';
