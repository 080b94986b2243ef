import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../../data/engine/engine'
import { orderedId } from '../../data/library-ids'
import { addAction } from '../../data/mutations/actions'
import { replaceBriefingFacts, retireBriefing, saveBriefingRow } from '../../data/mutations/briefings'
import { type Briefing, findBriefing } from '../../data/queries/briefing/briefings'
import { type ActionChange, type Columns, columnsChange } from '../../domain/actions/action'
import { doneTo } from '../../domain/actions/action-words'
import type { Instant } from '../../domain/ids'
import { DAY_MS } from '../../domain/time/units'
import { actingLearner, anyBriefingToChange } from '../authorise'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'
import type { BriefingInput } from './briefing-input'
import { namedFacts } from './scope-of-briefing'

/** What the history compares of a briefing and brings back. */
type BriefingState = Pick<
  Briefing,
  'title' | 'at' | 'timeZone' | 'place' | 'audience' | 'minutesPerDay' | 'choices' | 'retiredAt'
>

/** A briefing as the columns that the history keeps. */
export const briefingColumns = ({
  title,
  at,
  timeZone,
  place,
  audience,
  minutesPerDay,
  choices,
  retiredAt,
}: BriefingState): Columns => ({
  title,
  at,
  timeZone,
  place,
  audience,
  minutesPerDay,
  choices: structuredClone(choices) as unknown as Columns, // JSON, as it is stored
  retiredAt,
})

const add = async (tx: Tx, ctx: Context, words: string, change: ActionChange): Promise<void> => {
  const id = orderedId(ctx.now)
  const via = ctx.via ?? 'browser'
  await addAction(tx, actingLearner(ctx.actor), { id, kind: 'briefings', words, via, at: ctx.now, changes: [change] })
}

/**
 * Keeps a change of a briefing as one action of the actor's, in the same transaction; where nothing differs, there is none.
 * @param what was done, as the history says it before the title
 * @param before null where the briefing was made
 */
const recordBriefing = async (
  tx: Tx,
  ctx: Context,
  what: string,
  { id, before, after }: { readonly id: string; readonly before: BriefingState | null; readonly after: BriefingState },
): Promise<void> => {
  const words = doneTo(what, after.title)
  const all = briefingColumns(after)
  if (before === null) return add(tx, ctx, words, { kind: 'briefing', id, before: null, after: all })
  const change = columnsChange(briefingColumns(before), all)
  if (change) await add(tx, ctx, words, { kind: 'briefing', id, ...change })
}

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
    const found = id === null ? done(null) : await anyBriefingToChange(ctx, id, tx)
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
      retiredAt: before?.retiredAt ?? null,
    })
    const weighed = facts.map(({ factId, weight }) => ({ factId, weight: choices.weights[factId] ?? weight }))
    await replaceBriefingFacts(tx, { ...learner, id: briefingId }, weighed)
    await recordBriefing(tx, ctx, before === null ? 'Briefing made' : 'Briefing edited', {
      id: briefingId,
      before,
      after: { ...input, retiredAt: before?.retiredAt ?? null },
    })
    return done({ id: briefingId, facts: facts.length })
  })
}

export type RetiredBriefing = { readonly id: string; readonly title: string }

const setRetired = (ctx: Context, id: string, retiredAt: Instant | null): Promise<Result<RetiredBriefing>> =>
  ctx.engine.write(async (tx) => {
    const found = await anyBriefingToChange(ctx, id, tx)
    if (!found.ok) return found
    const briefing = found.value
    if ((briefing.retiredAt !== null) !== (retiredAt !== null)) {
      await retireBriefing(tx, briefing, retiredAt)
      const what = retiredAt === null ? 'Briefing restored' : 'Briefing removed'
      await recordBriefing(tx, ctx, what, { id, before: briefing, after: { ...briefing, retiredAt } })
    }
    return done({ id, title: briefing.title })
  })

/** Removes a briefing. Its facts, reviews, rehearsals and forecasts stay, so that it can be brought back. */
export const removeBriefing = (ctx: Context, id: string): Promise<Result<RetiredBriefing>> =>
  setRetired(ctx, id, ctx.now)

/** Brings a removed briefing back as it was. */
export const restoreBriefing = (ctx: Context, id: string): Promise<Result<RetiredBriefing>> => setRetired(ctx, id, null)

/** A removed briefing of the actor, so that its page can say so; null where there is none, or it is in use. */
export const removedBriefing = async ({ engine, actor }: Context, id: string): Promise<RetiredBriefing | null> => {
  const found = await findBriefing(engine.read, actor.learnerId, id)
  return found === null || found.retiredAt === null ? null : { id, title: found.title }
}
