import { entriesDatedAfter } from '../../../data/queries/study/entries-ahead'
import { counted } from '../../../domain/format/words'
import { DAY_MS } from '../../../domain/time/units'
import { CLOCK_AHEAD_MS } from '../../study/store-entries'
import { type Examination, type Examined, openCheck } from './check'

const REMEDY = 'Check that this machine’s clock is right. Then open Today and choose “Fix the dates”.'

/** Looks for answers and acts that are dated ahead: a clock was wrong, and their cards stay away until then. */
export const checkClock = async ({ store, now, actors }: Examination): Promise<Examined> => {
  const check = openCheck('clock', () => REMEDY)
  for (const { learnerId } of actors) {
    const ahead = await entriesDatedAfter(store, learnerId, now + CLOCK_AHEAD_MS)
    if (ahead.length === 0) continue
    const days = Math.max(1, Math.round((Math.max(...ahead.map(({ at }) => at)) - now) / DAY_MS))
    const words = counted(ahead.length, 'entry of the log is dated', 'entries of the log are dated')
    check.found(`${words} up to ${counted(days, 'day')} ahead`, ahead.length)
  }
  return { check }
}
