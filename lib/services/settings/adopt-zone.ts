import { eq } from 'drizzle-orm'
import type { Store } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { learnerOf } from '../../data/queries/learner/learner'
import { allVersions } from '../../data/queries/learner/settings-versions'
import { isTimeZone } from '../../domain/time/study-day'
import type { Actor, Context } from '../context'
import { done, failed, type Result } from '../result'
import { putInForce } from './put-in-force'

export type NewLearnersZone = {
  readonly timeZone: string
  /** Whether it was given to them, so that the one of their browser may take its place. */
  readonly isGiven: boolean
}

/** The time zone of a learner who has never answered; null for anybody else. */
const zoneOfNew = async (store: Store, { learnerId }: Actor): Promise<NewLearnersZone | null> => {
  const { reviews: r } = store.t
  const [entry] = await store.db.select({ id: r.id }).from(r).where(eq(r.learnerId, learnerId)).limit(1)
  if (entry) return null
  const zones = new Set((await allVersions(store, learnerId)).map(({ settings }) => settings?.timeZone))
  return { timeZone: (await learnerOf(store, learnerId)).scheduling.timeZone, isGiven: zones.size === 1 }
}

/** The time zone of the actor while they have never answered; null afterwards. */
export const newLearnersZone = ({ engine, actor }: Context): Promise<NewLearnersZone | null> =>
  zoneOfNew(engine.read, actor)

/** Puts the time zone of the browser in force for a new learner. Anybody else keeps theirs: they change it in the settings. */
export const adoptZone = (ctx: Context, timeZone: string): Promise<Result<string>> =>
  ctx.engine.write(async (tx) => {
    if (!isTimeZone(timeZone)) return failed('invalid', 'The time zone of this browser is not known here.')
    await lockLearner(tx, ctx.actor.learnerId)
    if (!(await zoneOfNew(tx, ctx.actor))?.isGiven) return failed('conflict', 'Your time zone is set already.')
    const { scheduling } = await learnerOf(tx, ctx.actor.learnerId)
    if (scheduling.timeZone !== timeZone) await putInForce(tx, ctx, scheduling, { ...scheduling, timeZone })
    return done(timeZone)
  })
