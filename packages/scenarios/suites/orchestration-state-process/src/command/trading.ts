/** A hasty bot on a fast clock, so that there is always something to lose. Its losses are those of its fees: they must not stop it. */
export const trading = (folder: string): readonly string[] => [
  ...['run', '--store', folder, '--speed', '300', '--daily-loss-limit', 'none'],
  ...['--strategy-short', '2', '--strategy-long', '4'],
];
