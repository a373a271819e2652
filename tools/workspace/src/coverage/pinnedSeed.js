'use strict';

require('fast-check').configureGlobal({ seed: 20_180_404 });
