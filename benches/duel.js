// Two ways of the same work in turn, round by round, and the times of both. Used by page.js and exchange.js, which bring
// the work and check the answers; it knows no limits. Times are in milliseconds.

export function holds(condition, what) {
  if (!condition) throw new Error(`not correct: ${what}`);
}

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const figures = (times) => ({ min: Math.min(...times), median: median(times) });

// Both run in every round, in changing order, so that what slows the machine down slows both. The ratio is the median of
// the rounds' own ratios. `work` gives a value that keeps it from being optimised away; `prepare` and `tidy` are not
// timed. A promise is waited for only where there is one: waiting takes time as well.
export async function duel(rounds, our, peer, warm = 2) {
  const times = { our: [], peer: [] };
  const once = async (name, { prepare, work, tidy }) => {
    const ready = await prepare?.();
    const begun = performance.now();
    let result = work(ready);
    if (typeof result?.then === 'function') result = await result;
    times[name].push(performance.now() - begun);
    await tidy?.(result, ready);
  };
  for (let round = -warm; round < rounds; round += 1) {
    if (round === 0) times.our.length = times.peer.length = 0;
    const turns = [['our', our], ['peer', peer]];
    for (const [name, side] of round % 2 ? turns : turns.reverse()) await once(name, side);
    await new Promise((resume) => setTimeout(resume));
  }
  const ratios = times.our.map((time, at) => time / times.peer[at]);
  return { rounds, our: figures(times.our), peer: figures(times.peer), ratio: median(ratios) };
}
