import { bookSection } from './bookSection';
import { chartData } from './chartData';
import { chartSection } from './chartSection';
import { eventSection } from './eventSection';
import { headerSection } from './headerSection';
import { html, jsonData, trusted, type Html } from './html';
import { readPageAssets } from './pageAssets';
import type { ReportInput } from './reportInput';

const sections = [headerSection, chartSection, bookSection, eventSection];

/** One page that needs nothing else: no network, no other file. */
export function renderReport(input: ReportInput): string {
  const { styles, scripts } = readPageAssets();
  const { result } = input;
  const title = `${result.mode} ${result.profile}: ${result.instruments.join(', ')}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${styles.map(
          (style) =>
            html`<style>
              ${trusted(style)}
            </style>`,
        )}
      </head>
      <body>
        <main>${sections.map((section) => compact(section(input)))}</main>
        <footer>Made by <code>bot demo</code>. Simulated prices and simulated money.</footer>
        <script type="application/json" id="chart-data">
          ${jsonData(chartData(input))}
        </script>
        ${scripts.map(
          (script) =>
            html`<script>
              ${trusted(script)};
            </script>`,
        )}
      </body>
    </html> `.markup;
}

/** Indentation is for those who read the templates; in a thousand rows it is half of the page. */
const compact = ({ markup }: Html): Html => trusted(markup.replace(/\n\s+/g, '\n'));
