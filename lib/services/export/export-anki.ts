import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { earliestDueDay } from '../../data/queries/export/exported-cards'
import { openDeckOptions } from '../../data/queries/learner/decks'
import { learnerOf } from '../../data/queries/learner/learner'
import type { CardId } from '../../domain/ids'
import { studyCalendar } from '../../domain/time/study-day'
import { MINUTE_MS } from '../../domain/time/units'
import { offsetsOf } from '../../domain/time/zone-offsets'
import { NO_ANKI_LIMITS } from '../../interchange/anki/deck-limits'
import { type CardClock, cardRow, unstudiedCardRow } from '../../interchange/anki-export/card-row'
import {
  type CollectionSettings,
  createCollection,
  type NoteStudy,
} from '../../interchange/anki-export/collection-file'
import { type ExportedNote, notesOfCards } from '../../interchange/anki-export/notes-of-cards'
import { collectionFileIn, packageStream } from '../../interchange/anki-export/package-file'
import { ankiReviews } from '../../interchange/anki-export/review-rows'
import type { Context } from '../context'
import { newTemporaryExport } from '../staging-folder'
import { type Exporting, readSoFar } from './exporting'
import { openMediaOfNotes } from './media-of-notes'
import { type StudiedGroup, studiedCards } from './studied-cards'

export type AnkiExport = {
  readonly counts: { readonly cards: number; readonly notes: number; readonly reviews: number }
  /** The package, packed while it is read. Its temporary files are deleted when it ends or is destroyed. */
  readonly stream: Readable
}

type Wanted = {
  readonly withScheduling: boolean
  /** Without it, notes name files that the package does not hold. With it if left out. */
  readonly withMedia?: boolean
}

/** The study day that the package counts from, and its clock. */
const clockOf = async ({ engine, actor, now }: Context, wanted: Wanted) => {
  const learner = await learnerOf(engine.read, actor.learnerId)
  const { scheduling, queue } = learner
  const { timeZone, dayStartHour } = scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  const today = calendar.dayOf(now)
  const firstDay = Math.min(today, (await earliestDueDay(engine.read, actor.learnerId)) ?? today)
  const firstDayAt = calendar.startOf(firstDay)
  const { choices } = await openDeckOptions(engine.read, learner, actor.workspaceIds)
  const limits = new Map(
    wanted.withScheduling
      ? choices.map(({ name, newPerDay, reviewsPerDay }) => [name, { newPerDay, reviewsPerDay }])
      : [],
  )
  const settings: CollectionSettings = {
    scheduling,
    queue,
    now,
    firstDayAt,
    minutesWest: Math.round(-offsetsOf(timeZone).at(firstDayAt) / MINUTE_MS) || 0,
    hasPreset: wanted.withScheduling,
    limitsOf: (deck) => limits.get(deck) ?? NO_ANKI_LIMITS,
  }
  const clock: CardClock = { today, firstDay, scheduling }
  return { settings, clock }
}

/** Marks of the learner's cards, which Anki has as tags of their note. */
const withStudyTags = (note: ExportedNote, group: StudiedGroup, leechThreshold: number): ExportedNote => {
  const ids = new Set(note.cards.map(({ cardId }) => cardId))
  const memories = group.flatMap(({ card, study }) => (study?.memory && ids.has(card.cardId) ? [study.memory] : []))
  const isLeech = memories.some(({ lapses }) => leechThreshold > 0 && lapses >= leechThreshold)
  const marked = memories.some((memory) => memory.marked) ? ['marked'] : []
  return { ...note, tags: [...note.tags, ...marked, ...(isLeech ? ['leech'] : [])] }
}

/**
 * Cards of the actor's library as an Anki package, with the actor's memories, due dates and log or as new cards. The
 * collection is written to a temporary file first, in pieces, so that neither memory nor other requests suffer.
 * @throws what the disk or the database throws, and the signal's reason; temporary files are deleted then too
 */
export const exportAnki = async (
  ctx: Context,
  ids: readonly CardId[],
  wanted: Wanted,
  exporting: Exporting = {},
): Promise<AnkiExport> => {
  const folder = await newTemporaryExport()
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const { settings, clock } = await clockOf(ctx, wanted)
    const counts = { cards: 0, notes: 0, reviews: 0 }
    const collection = createCollection(collectionFileIn(folder), settings)
    const pause = pauses()
    const media = openMediaOfNotes(ctx)
    try {
      for await (const group of studiedCards(ctx, ids, wanted.withScheduling)) {
        readSoFar(exporting, counts.cards, ids.length)
        const byId = new Map(group.map((one) => [one.card.cardId as string, one.study]))
        for (const note of notesOfCards(group.map(({ card }) => card))) {
          const study = note.cards.map(({ cardId }, at): NoteStudy[number] => {
            const known = byId.get(cardId)
            const position = counts.cards + at + 1
            if (!known) return { row: unstudiedCardRow(position), reviews: [] }
            return { row: cardRow(known.memory, position, clock), reviews: ankiReviews(known.changes) }
          })
          const fields = await media.note(note.fields)
          collection.add(withStudyTags({ ...note, fields }, group, clock.scheduling.leechThreshold), study)
          counts.notes += 1
          counts.cards += note.cards.length
          for (const { reviews } of study) counts.reviews += reviews.length
        }
        await pause()
      }
      await collection.finish()
    } catch (reason) {
      collection.discard()
      throw reason
    }
    const files = wanted.withMedia === false ? [] : await media.files(exporting.signal)
    const { onProgress } = exporting
    const stream = await packageStream(folder, ctx.now, files, (share) => onProgress?.('packing', share))
    stream.once('close', () => void remove())
    return { counts, stream }
  } catch (reason) {
    await remove()
    throw reason
  }
}
