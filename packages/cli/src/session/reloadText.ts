import type { ReloadAnswer } from '@bot/orchestration';

/** What became of a configuration that was read again, for people. */
export function reloadText(answer: ReloadAnswer): string {
  switch (answer.outcome) {
    case 'Changed': {
      const lines = answer.changes.map(({ path, from, to }) => `  ${path}: ${from ?? 'none'} → ${to ?? 'none'}\n`);
      return `The configuration was read again. From now on:\n${lines.join('')}`;
    }
    case 'Unchanged':
      return 'The configuration was read again. Nothing in it has changed.\n';
    case 'Rejected': {
      const lines = answer.problems.map(({ path, problem, origin }) => {
        const where = path === '' ? '' : `${path}: `;
        return `  ${where}${problem.trim()}${origin === undefined ? '' : ` (${origin})`}\n`;
      });
      return `The configuration was read again and cannot be used; the one before holds:\n${lines.join('')}`;
    }
  }
}
