import { createPage, type PricePage } from './pricePage';

/** The pages of one side, from good to bad. */
export interface PageOrder<Level> {
  /** The best page that has a level. */
  best(): PricePage<Level> | null;
  pageAt(pageNo: number): PricePage<Level> | null;
  /** Puts an empty page where it belongs. There must be none yet. */
  open(pageNo: number): PricePage<Level>;
  /** Says that the last level of a page has gone. */
  emptied(page: PricePage<Level>): void;
}

/** Where a run is split in two. Long enough that there are few runs, short enough that moving its pages aside is nothing. */
const RUN_PAGES = 128;
/** Near the best price pages empty and fill all the time; so they stay for a while. */
const IDLE_PAGES = 32;
/** Pages that are found without a search. A power of two. */
const NEAR_PAGES = 64;

/**
 * Pages are linked to their neighbours, so that stepping needs no search; only a new page looks for its place. For that they also
 * stand in short sorted runs: two binary searches, and at most 128 pages move, whether there are ten pages or a million.
 */
export function createPageOrder<Level>(): PageOrder<Level> {
  const byNo = new Map<number, PricePage<Level>>();
  /** By the last bits of the number: pages near each other do not drive each other out. */
  const near = new Array<PricePage<Level> | null>(NEAR_PAGES).fill(null);
  /** From bad to good, as the pages in them. */
  const runs: PricePage<Level>[][] = [];
  const idle: PricePage<Level>[] = [];
  let first: PricePage<Level> | null = null;

  function pageAt(pageNo: number): PricePage<Level> | null {
    const seen = near[pageNo & (NEAR_PAGES - 1)] ?? null;
    if (seen !== null && seen.pageNo === pageNo) return seen;
    const page = byNo.get(pageNo) ?? null;
    if (page !== null) near[pageNo & (NEAR_PAGES - 1)] = page;
    return page;
  }

  function open(pageNo: number): PricePage<Level> {
    const page = createPage<Level>(pageNo);
    byNo.set(pageNo, page);
    const at = lastStartingBefore(runs, pageNo);
    const run = runs[at];
    if (run === undefined) {
      runs.push([page]);
    } else {
      const index = lastBefore(run, pageNo) + 1;
      const worse = run[index - 1] ?? null;
      const better = worse === null ? (run[0] ?? null) : worse.better;
      run.splice(index, 0, page);
      link(better, page, worse);
      if (run.length > RUN_PAGES) runs.splice(at + 1, 0, run.splice(RUN_PAGES / 2));
    }
    if (page.better === null) first = page;
    return page;
  }

  function emptied(page: PricePage<Level>): void {
    if (page.isIdle) return;
    page.isIdle = true;
    idle.push(page);
    if (idle.length > IDLE_PAGES) tidy();
  }

  function tidy(): void {
    for (const page of idle) {
      page.isIdle = false;
      if (page.bits === 0) close(page);
    }
    idle.length = 0;
  }

  function close(page: PricePage<Level>): void {
    byNo.delete(page.pageNo);
    near[page.pageNo & (NEAR_PAGES - 1)] = null;
    const at = lastStartingBefore(runs, page.pageNo + 1);
    const run = runs[at] ?? [];
    run.splice(lastBefore(run, page.pageNo + 1), 1);
    if (run.length === 0) runs.splice(at, 1);
    if (page.better === null) first = page.worse;
    unlink(page);
  }

  return { best: () => filledFrom(first), pageAt, open, emptied };
}

/** This page or the next worse one that has a level. At most 32 have none. */
export function filledFrom<Level>(page: PricePage<Level> | null): PricePage<Level> | null {
  let filled = page;
  while (filled !== null && filled.bits === 0) filled = filled.worse;
  return filled;
}

type Numbered = Pick<PricePage<unknown>, 'pageNo'>;

/** The last run whose first page comes before that number, else the first run; -1 when there are no runs. */
function lastStartingBefore(runs: readonly (readonly Numbered[])[], pageNo: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(runs[middle]?.[0]?.pageNo) < pageNo) low = middle;
    else high = middle - 1;
  }
  return high;
}

/** The last page before that number; -1 when there is none. */
function lastBefore(run: readonly Numbered[], pageNo: number): number {
  let low = -1;
  let high = run.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(run[middle]?.pageNo) < pageNo) low = middle;
    else high = middle - 1;
  }
  return high;
}

function link<Level>(better: PricePage<Level> | null, page: PricePage<Level>, worse: PricePage<Level> | null): void {
  page.better = better;
  page.worse = worse;
  if (better !== null) better.worse = page;
  if (worse !== null) worse.better = page;
}

function unlink<Level>(page: PricePage<Level>): void {
  if (page.better !== null) page.better.worse = page.worse;
  if (page.worse !== null) page.worse.better = page.better;
  page.better = null;
  page.worse = null;
}
