'use strict';

/** What trades: judged together, with what the suites of scenarios reach of it. */
const modules = ['packages/broker-coinbase', 'packages/broker-mock', 'packages/orchestration'];

/**
 * Whether anything of a file was carried out. What a suite does not import is in its coverage, too.
 * @param {{ s: Readonly<Record<string, number>> }} file
 */
const isReached = ({ s }) => Object.values(s).some((hits) => hits > 0);

module.exports = { isReached, modules };
