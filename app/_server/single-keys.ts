import { unstable_rethrow } from 'next/navigation'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { requestContext } from './request-context'

/** Whether keys without Ctrl or ⌘ do something; yes while the learner cannot be read, so that a page can say why. */
export const prefersSingleKeys = async (): Promise<boolean> => {
  try {
    const { engine, actor } = await requestContext()
    return (await findLearner(engine.read, actor.learnerId))?.preferences.singleKeys ?? true
  } catch (reason) {
    unstable_rethrow(reason)
    return true
  }
}
