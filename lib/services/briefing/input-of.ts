import { type Briefing, findBriefing } from '../../data/queries/briefing/briefings'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { BriefingInput } from './briefing-input'

/** A briefing as its form shows it. */
export const briefingInputOf = ({
  title,
  at,
  timeZone,
  place,
  audience,
  minutesPerDay,
  choices,
}: Briefing): BriefingInput => ({ title, at, timeZone, place, audience, minutesPerDay, choices })

/** The asker's briefing of that id that was not removed. */
export const briefingToChange = async ({ engine, actor }: Context, id: string): Promise<Result<Briefing>> => {
  const briefing = await findBriefing(engine.read, actor.learnerId, id)
  return briefing === null || briefing.retiredAt !== null
    ? failed('not-found', 'There is no such briefing. It may have been removed.')
    : done(briefing)
}
