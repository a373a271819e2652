'use strict';

const { join } = require('node:path');
const { summaryLine, sumCounts } = require('../src/counts/sumCounts');

process.stdout.write(`${summaryLine(sumCounts(join(__dirname, '../../..')))}\n`);
