import { recallHistory } from '../../data/queries/retention/rollup-metrics'
import type { Context } from '../context'
import { fillingOf } from './rollup-keeper'

/** Whether work is done within so many milliseconds. What it fails with later is nobody's any more: it is tried again. */
const doneWithin = async (work: Promise<void>, patienceMs: number): Promise<boolean> => {
  const done = work.then(() => true)
  if (patienceMs === Number.POSITIVE_INFINITY) return done
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  done.catch(() => undefined)
  return Promise.race([done, tooLate]).finally(() => clearTimeout(timer))
}

/**
 * What was known on past days as it is recorded. Weeks whose answers came in at once are filled in from the log first; a
 * log of millions takes minutes, so it goes on behind after `patienceMs`, and `isFilling` says that more is to come.
 */
export const recordedDays = async ({ engine, actor }: Context, patienceMs: number) => {
  const read = () => recallHistory(engine.read, actor.learnerId)
  const before = await read()
  const filling = await fillingOf(engine, actor, before)
  if (filling !== null && !(await doneWithin(filling.done, patienceMs))) return { days: before, isFilling: true }
  return { days: await read(), isFilling: false }
}
