'use strict';

const { parentPort, workerData } = require('node:worker_threads');
const { searchHere } = require('../dist/index.js');

searchHere(workerData).then((found) => parentPort.postMessage(found));
