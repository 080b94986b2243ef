import { z } from 'zod'
import { markConfirmed } from '../../data/mutations/facts'
import { findFact } from '../../data/queries/facts/fact-views'
import { PUT_OFF_DAYS } from '../../domain/comparison/ageing'
import { edtfEnd, formatEdtf, parseEdtf } from '../../domain/content/edtf'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import { DATE_RULE, oneLine } from '../../domain/drafting/draft-schema'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { CONTENT_DATES } from '../../domain/format/date-style'
import type { FactId } from '../../domain/ids'
import { isoDateOf } from '../../domain/time/study-day'
import type { Context } from '../context'
import { changeFact, rewriteFact } from '../facts/edit-fact'
import { changeLiveFact, recordVersion } from '../facts/write-fact'
import { studyDayOf } from '../learner/study-day-of'
import { done, NO_FACT, type Result } from '../result'

const literally = (text: string): string => text.replace(/[$.*+?^()|[\]{}\\]/gu, '\\$&')

/** A text with “as of” one date turned into “as of” another; dates of events stay. */
const withDate = (text: string, from: string | null, to: string | null): string => {
  if (from === null || to === null || from === to || parseEdtf(from) === null || parseEdtf(to) === null) return text
  const asOf = new RegExp(`(\\bas of )${literally(formatEdtf(from, CONTENT_DATES))}(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(asOf, (_, words: string) => words + formatEdtf(to, CONTENT_DATES))
}

/** The fact as it held at another date: the date itself, and where its texts say “as of”. */
const withAsOf = (fact: FactDraft, asOf: string | null): FactDraft => ({
  ...fact,
  asOf,
  statement: withDate(fact.statement, fact.asOf, asOf),
  cards: fact.cards.map((card) => ({ ...card, front: withDate(card.front, fact.asOf, asOf) })),
})

const MOST_CHARACTERS = 2_000

const line = z.string().max(MOST_CHARACTERS, `Use at most ${MOST_CHARACTERS} characters.`).transform(oneLine)
const date = line
  .transform((text) => (text === '' ? null : text))
  .refine((text) => text === null || parseEdtf(text) !== null, DATE_RULE)

const dates = { asOf: date, reviewBy: date }

const isInOrder = ({ asOf, reviewBy }: { readonly asOf: string | null; readonly reviewBy: string | null }) =>
  asOf === null || reviewBy === null || edtfEnd(reviewBy) > edtfEnd(asOf)

const ORDER = {
  path: ['reviewBy'],
  message: 'Choose a date after the as-of date.',
  when: ({ issues }: { readonly issues: readonly unknown[] }) => issues.length === 0,
}

/** That a fact was looked up and still holds, since when, and when to look again. */
export const confirmationSchema = z.object({ ...dates, note: line }).refine(isInOrder, ORDER)
type Confirmation = z.infer<typeof confirmationSchema>

/**
 * Notes that a fact was looked up and still holds: its dates move on, doubts about its passage are settled, and its
 * history says so. Memories stay, and no learner is told of a change.
 */
export const confirmFact = (
  ctx: Context,
  factId: FactId,
  { asOf, reviewBy, note }: Confirmation,
): Promise<Result<null>> =>
  changeLiveFact(ctx, factId, 'Fact confirmed', async (tx, found) => {
    const input = { ...withAsOf(draftOfFact(found.fact), asOf), reviewBy }
    const told = { reason: 'confirmed' as const, note: note === '' ? null : note }
    if (JSON.stringify(input) === JSON.stringify(draftOfFact(found.fact))) await recordVersion(tx, ctx, found, told)
    else {
      const saved = await rewriteFact(tx, ctx, found, input, { span: null, minds: () => false, ...told })
      if (!saved.ok) return saved
    }
    await markConfirmed(tx, found, ctx.now)
    return done(null)
  })

/** Notes that the words a newer text has in place of a fact's passage still support it. Its dates stay as they are. */
export const confirmPassage = async (ctx: Context, factId: FactId): Promise<Result<null>> => {
  const { workspaceIds, learnerId } = ctx.actor
  const found = await findFact(ctx.engine.read, workspaceIds, learnerId, factId)
  if (!found) return NO_FACT
  const { asOf, reviewBy } = found.fact
  return confirmFact(ctx, factId, { asOf, reviewBy, note: 'The passage was checked in a newer text.' })
}

/** Takes a fact off the list of those to check again for a while. @returns until when, `YYYY-MM-DD` */
export const putOffFact = async (ctx: Context, factId: FactId): Promise<Result<string>> => {
  const until = isoDateOf((await studyDayOf(ctx)).day + PUT_OFF_DAYS)
  const changed = await changeFact(ctx, factId, (found) => done({ ...draftOfFact(found.fact), reviewBy: until }), {
    span: null,
    minds: () => false,
    what: 'Check postponed',
  })
  return changed.ok ? done(until) : changed
}
