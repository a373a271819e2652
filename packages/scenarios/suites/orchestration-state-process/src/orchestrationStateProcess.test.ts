import { endAllBots } from './command/startBot';
import { removeFolders } from './files/newFolder';
import { define } from './define';

define();

// A child that outlived its scenario would keep everything waiting.
afterEach(endAllBots);
afterAll(removeFolders);
