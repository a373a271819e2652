import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Style sheets and scripts that the page carries inside itself. */
export interface PageAssets {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/** In the order in which they overrule one another. */
const styleSheets = ['colors.css', 'page.css', 'content.css', 'media.css'] as const;

/** From the package's own sources, which are published with it, and from the chart library as it is installed. */
export function readPageAssets(): PageAssets {
  const charts = join(dirname(require.resolve('uplot/package.json')), 'dist');
  // The same folder, whether this file runs from src/ or from dist/.
  const page = join(__dirname, '..', '..', 'src', 'report', 'page');
  const text = (...path: string[]): string => readFileSync(join(...path), 'utf8');
  return {
    styles: [text(charts, 'uPlot.min.css'), ...styleSheets.map((name) => text(page, name))],
    scripts: [text(charts, 'uPlot.iife.min.js'), text(page, 'report.browser.js')],
  };
}
