'use strict';

const { createNodesV2 } = require('./suites/suiteProjects');

// What Nx loads as its plugin.
module.exports = { name: '@bot/tools', createNodesV2 };
