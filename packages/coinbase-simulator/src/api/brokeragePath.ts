/** What all endpoints of Advanced Trade begin with. */
export const BROKERAGE_PATH = '/api/v3/brokerage';
