import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * The longest that this process held itself up while something was done, in milliseconds: the longest delay of its event
 * loop, and at most the processor time it used, since on a busy machine it also waits for its turn.
 */
export const heldUpMs = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.cpuUsage()
  delay.enable()
  await work()
  delay.disable()
  const { user, system } = process.cpuUsage(before)
  return Math.min(delay.max / 1e6, (user + system) / 1e3)
}

/** Milliseconds of processor time that something takes in this process: what others do on the machine does not count. */
export const processorMs = (work: () => unknown): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e3
}
