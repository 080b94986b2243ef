import type { Engine } from '../../data/engine/engine'
import { learnerOf } from '../../data/queries/learner/learner'
import type { Instant } from '../../domain/ids'
import { DEFAULT_SCHEDULING } from '../../domain/scheduling/settings'
import type { Actor } from '../context'
import { putInForce } from './put-in-force'

/**
 * Puts this version's scheduling rules in force for answers from now on, as a new version of the learner's settings. What
 * was answered before keeps its rules, so that a replay of the log gives what was stored. Run at each start; where the
 * rules are those of this version already it only looks.
 * @returns whether it added a version
 */
export const adoptRules = async (engine: Engine, actor: Actor, now: Instant): Promise<boolean> => {
  const { rules } = DEFAULT_SCHEDULING
  const { learnerId } = actor
  if ((await learnerOf(engine.read, learnerId)).scheduling.rules >= rules) return false
  return engine.write(async (tx) => {
    const { scheduling } = await learnerOf(tx, learnerId)
    if (scheduling.rules >= rules) return false
    await putInForce(tx, { engine, actor, now }, scheduling, { ...scheduling, rules })
    return true
  })
}
