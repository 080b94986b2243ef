/**
 * Begins to time work without pauses in it; the function gives the milliseconds so far. What other programs take from
 * the machine meanwhile is not counted: time on the clock, or of the processor for this process if that is less.
 */
export const stopwatch = (): (() => number) => {
  const [begin, worked] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(worked)
    return Math.min(performance.now() - begin, (user + system) / 1_000)
  }
}
