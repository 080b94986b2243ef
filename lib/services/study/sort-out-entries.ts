import type { Tx } from '../../data/engine/engine'
import { settingsByIds } from '../../data/queries/learner/learner'
import { type LoggedCard, loggedCards, storedEntries } from '../../data/queries/study/log'
import type { Instant, ReviewId, StudyDay } from '../../domain/ids'
import type { Context } from '../context'
import { digestOf } from './entry-digest'
import type { EntryInput } from './entry-schema'

export type EntryStatus = 'stored' | 'duplicate' | 'conflict' | 'refused'

export type EntryResult = {
  readonly id: ReviewId
  readonly status: EntryStatus
  /** Why it was not stored, or how it was changed; for people. */
  readonly message?: string
  /** When the card was answered elsewhere, which the client did not know when it asked the card. */
  readonly alsoAnsweredAt?: Instant
}

/** An entry that is to be stored, with its card and the fingerprint of its content. */
export type Accepted = {
  readonly input: EntryInput & { readonly redoes?: ReviewId }
  readonly card: LoggedCard
  readonly digest: string
  /** Of an entry that restates another: the study day of that one, whatever the time zone is now. */
  readonly day?: StudyDay
}

/**
 * Sorts entries into those to store and those that are known, in conflict or refused.
 * @returns one result for each entry, in their order: `stored` for those in `accepted`
 */
export const sortOutEntries = async (tx: Tx, ctx: Context, inputs: readonly EntryInput[]) => {
  const { learnerId, workspaceIds } = ctx.actor
  const named = inputs.flatMap((input) => (input.kind === 'void' ? [input.id, input.voids] : [input.id]))
  const stored = await storedEntries(tx, learnerId, named)
  const cards = await loggedCards(tx, workspaceIds, [...new Set(inputs.map(({ cardId }) => cardId))])
  const settingsIds = inputs.flatMap((input) => ('settingsId' in input ? [input.settingsId] : []))
  const settings = await settingsByIds(tx, learnerId, settingsIds)
  const accepted = new Map<ReviewId, Accepted>()

  const judge = (input: EntryInput): EntryResult => {
    const { id } = input
    const digest = digestOf(input)
    const refused = (message: string): EntryResult => ({ id, status: 'refused', message })
    const same = stored.get(id)?.digest ?? accepted.get(id)?.digest
    if (same !== undefined && same === digestOf(input)) return { id, status: 'duplicate' }
    if (same !== undefined) {
      return { id, status: 'conflict', message: 'Another entry has this id. The stored one was kept.' }
    }
    const card = cards.get(input.cardId)
    if (!card) return refused('There is no such card in your library.')
    if ('settingsId' in input && !settings.has(input.settingsId)) {
      return refused('There is no such version of your scheduling settings. Load the session again.')
    }
    if (input.kind === 'void') {
      const target = stored.get(input.voids) ?? accepted.get(input.voids)?.input
      if (target?.kind === 'void') return refused('An undo cannot be undone by another. Redo what it undid.')
      if (target && target.cardId !== input.cardId) return refused('The entry to undo belongs to another card.')
    }
    accepted.set(id, { input, card, digest })
    return { id, status: 'stored' }
  }
  const results = inputs.map(judge)
  return { accepted: [...accepted.values()], results, settings }
}
