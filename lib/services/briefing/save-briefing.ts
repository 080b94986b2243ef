import { v7 as uuidv7 } from 'uuid'
import { replaceBriefingFacts, retireBriefing, saveBriefingRow } from '../../data/mutations/briefings'
import type { Briefing } from '../../data/queries/briefing/briefings'
import { DAY_MS } from '../../domain/time/units'
import { actingLearner, briefingToChange } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'
import type { BriefingInput } from './briefing-input'
import { namedFacts } from './scope-of-briefing'

const MOST_FACTS = 20_000
/** Beyond three years a forecast says nothing that a date book could use. */
const MOST_AHEAD_MS = 3 * 366 * DAY_MS

type SavedBriefing = { readonly id: string; readonly facts: number }

/**
 * Makes a briefing, or changes the one of that id, and puts the facts that its scope names now into it. A new one is
 * ahead; one that was held earlier than planned may get a time that has passed, and is then debriefed, not prepared.
 */
export const saveBriefing = async (
  ctx: Context,
  input: BriefingInput,
  id: string | null = null,
  copiedFrom: string | null = null,
): Promise<Result<SavedBriefing>> => {
  const learner = actingLearner(ctx.actor)
  const { day } = await studyDayOf(ctx)
  return ctx.engine.write(async (tx) => {
    const found = id === null ? done(null) : await briefingToChange(ctx, id, tx)
    if (!found.ok) return found
    const before = found.value
    if (input.at <= ctx.now && before?.at !== input.at) {
      if (before === null) return failed('invalid', 'That time has passed. Choose one in the future.', 'at')
      if (input.at < before.createdAt)
        return failed('invalid', 'The briefing was created after that time. Choose a later one.', 'at')
    }
    if (input.at > ctx.now + MOST_AHEAD_MS) return failed('invalid', 'Choose a date within the next three years.', 'at')
    const { choices } = input
    const facts = await namedFacts(ctx, choices.scope, tx)
    if (facts.length > MOST_FACTS) {
      const found = facts.length.toLocaleString('en')
      return failed('too-large', `The scope has ${found} facts; the limit is 20,000. Narrow it.`, 'scope')
    }
    const briefingId = before?.id ?? uuidv7()
    await saveBriefingRow(tx, learner, {
      ...input,
      id: briefingId,
      workspaceId: before?.workspaceId ?? ctx.actor.workspaceId,
      copiedFrom: before?.copiedFrom ?? copiedFrom,
      startDay: before?.startDay ?? day,
      createdAt: before?.createdAt ?? ctx.now,
      updatedAt: ctx.now,
    })
    const weighed = facts.map(({ factId, weight }) => ({ factId, weight: choices.weights[factId] ?? weight }))
    await replaceBriefingFacts(tx, { ...learner, id: briefingId }, weighed)
    return done({ id: briefingId, facts: facts.length })
  })
}

/** Removes a briefing for good. Its facts and reviews stay; it, its forecasts and rehearsals are no longer shown. */
export const removeBriefing = (ctx: Context, id: string): Promise<Result<Pick<Briefing, 'id' | 'title'>>> =>
  ctx.engine.write(async (tx) => {
    const found = await briefingToChange(ctx, id, tx)
    if (!found.ok) return found
    await retireBriefing(tx, found.value, ctx.now)
    return done({ id, title: found.value.title })
  })
