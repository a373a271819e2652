import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureResult, RunResult, ScenarioResult, SentenceResult } from '../running/result';
import { html, nothing, trusted, type Html } from './html';
import { countsOf, courseText, retried, seconds, slowest, untaggedSlow } from './text';

/** The run as one page that needs nothing but itself. */
export function pageText(run: RunResult, endedAt: string): string {
  const { passed, failed, todo, skipped } = countsOf(run);
  const suites = [...Map.groupBy(run.scenarios, ({ suite }) => suite)];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${failed === 0 ? '✓' : '✗'} Scenarios</title>
        <style>
          ${asset('page.css')}
        </style>
      </head>
      <body>
        <header>
          <h1>Scenarios</h1>
          <p class="counts">
            <span class="passed">✓ ${passed} passed</span>
            <span class="failed">✗ ${failed} failed</span>
            <span class="todo">○ ${todo} to do</span>
            <span class="skipped">○ ${skipped} skipped</span>
          </p>
          <p class="facts">${endedAt} · ${seconds(run.durationMs)} · seed <code>${run.seed}</code></p>
          <div class="filters">
            <input id="text" type="search" placeholder="Filter: id, word, tag, layer, suite" aria-label="Filter" />
            <label><input id="bad" type="checkbox" /> only what has not passed</label>
            <button id="fold" type="button">Open all</button>
            <span id="shown" role="status"></span>
          </div>
        </header>
        <main>
          ${suites.map(([suite, results]) => section(suite, results))}
          <section class="times">
            <h2>Slowest</h2>
            ${times(slowest(run))}
            ${
              untaggedSlow(run).length === 0
                ? nothing
                : html`<h2>Slower than a second, without the tag <code>slow</code></h2>
                    ${times(untaggedSlow(run))}`
            }
            ${
              retried(run).length === 0
                ? nothing
                : html`<h2>Tried again</h2>
                    ${times(retried(run))}`
            }
          </section>
          <p class="legend">
            Layer S is in memory, WM over the wire of Coinbase in memory, W over real sockets, P in processes of its
            own. ✓ proven by a check · ✗ its check failed · · not reached · ○ not possible on this machine.
          </p>
        </main>
        <script>
          ${asset('scenarios.browser.js')};
        </script>
      </body>
    </html> `.markup;
}

/** From the sources, whether this file runs from src/ or from dist/. */
const asset = (name: string): Html =>
  trusted(readFileSync(join(__dirname, '..', '..', 'src', 'report', 'page', name), 'utf8'));

const section = (suite: string, results: readonly ScenarioResult[]): Html =>
  html`<section class="suite">
    <h2>${suite}</h2>
    ${results.map(row)}
  </section> `;

const signs = { passed: '✓', failed: '✗', todo: '○', skipped: '○' } as const;
const marks = { proven: '✓', failed: '✗', open: '·', impossible: '○' } as const;

function row(result: ScenarioResult): Html {
  const { id, title, layer, suite, tags, status, reason, durationMs, sentences, failure } = result;
  const words = [id, title, layer, suite, status, ...tags].join(' ').toLowerCase();
  return html`<details
    class="scenario ${status}"
    data-words="${words}"
    data-status="${status}"
    ${failure === null ? nothing : trusted(' open')}
  >
    <summary>
      <span class="sign">${signs[status]}</span>
      <span class="id">${id}</span>
      <span class="layer" title="layer">${layer}</span>
      <span class="title">${title}</span>
      <span class="time">${durationMs === 0 ? '' : courseText(result)}</span>
    </summary>
    <p class="tags">${tags.map((tag) => html`<span>${tag}</span> `)}</p>
    ${reason === null ? nothing : html`<p class="reason">${status}: ${reason}</p>`}
    <ul>
      ${sentences.map(sentenceItem)}
    </ul>
    ${failure === null ? nothing : failureBlock(result, failure)}
  </details> `;
}

const sentenceItem = ({ text, mark, reason }: SentenceResult): Html =>
  html`<li class="${mark}">
    <span class="sign">${marks[mark]}</span> ${text}${reason === null ? '' : ` (not on this machine: ${reason})`}
  </li>`;

const failureBlock = ({ seed }: ScenarioResult, { errors, replay, timeline, timelineFile }: FailureResult): Html =>
  html` <div class="failure">
    <pre class="error">${errors.join('\n')}</pre>
    <dl>
      ${
        seed === null
          ? nothing
          : html`<dt>Seed</dt>
              <dd><code>${seed}</code></dd>`
      }
      <dt>Replay</dt>
      <dd><code>${replay}</code> <button class="copy" type="button">Copy</button></dd>
      ${
        timelineFile === null
          ? nothing
          : html`<dt>Timeline</dt>
              <dd><code>${timelineFile}</code></dd>`
      }
    </dl>
    ${timeline === null ? nothing : html`<pre class="timeline">${timeline}</pre>`}
  </div>`;

const times = (results: readonly ScenarioResult[]): Html =>
  html`<ol>
    ${results.map(
      (result) =>
        html`<li>
          <span class="time">${seconds(result.durationMs)}</span> <span class="id">${result.id}</span>
          <span class="layer">${result.layer}</span> ${result.title}${
            result.attempts > 1 ? `, attempt ${result.attempts}` : ''
          }
        </li>`,
    )}
  </ol>`;
