'use strict';
// Real processes share the machine with everything else that runs on it. A scenario about them that fails is tried again, twice at
// most; each failure is printed, and the run's report says which attempt it was.

jest.retryTimes(2, { logErrorsBeforeRetry: true });
