import { rm } from 'node:fs/promises'
import type { Store } from '../../data/engine/engine'
import { pauses } from '../../data/engine/yield-to-event-loop'
import {
  cardsByGroup,
  type ExportedCard,
  earliestDueDay,
  exportedCards,
} from '../../data/queries/export/exported-cards'
import { openDeckOptions } from '../../data/queries/learner/decks'
import { adoptionsOfLearner, type Learner, learnerOf, settingsOfLog } from '../../data/queries/learner/learner'
import { logsOfCards, memoriesOf } from '../../data/queries/study/log'
import type { CardId, SettingsId } from '../../domain/ids'
import { settingsNamedIn } from '../../domain/scheduling/log'
import type { Memory } from '../../domain/scheduling/memory'
import { type MemoryChanged, replayChanges } from '../../domain/scheduling/replay-changes'
import { studyCalendar } from '../../domain/time/study-day'
import { MINUTE_MS } from '../../domain/time/units'
import { offsetsOf } from '../../domain/time/zone-offsets'
import { NO_ANKI_LIMITS } from '../../interchange/anki/anki-package'
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
import { type Exporting, readSoFar } from './export-input'
import { openMediaOfNotes } from './media-of-notes'

/** What a learner knows of a card, and how it came to that. */
type CardStudy = { readonly memory: Memory | null; readonly changes: readonly MemoryChanged[] }

/** Cards that were written together, with what the actor knows of each; null where that is not wanted. */
type StudiedGroup = readonly { readonly card: ExportedCard; readonly study: CardStudy | null }[]

/** Few enough for a request beside to wait for hardly anything: a piece is read in some 20 ms. */
const CARDS_AT_ONCE = 200

const NOTHING: CardStudy = { memory: null, changes: [] }

/** Reads what a learner knows of cards, with every answer replayed. */
const studyReader = (store: Store, learner: Learner) => {
  const pause = pauses()
  return async (ids: readonly CardId[]): Promise<ReadonlyMap<CardId, CardStudy>> => {
    const logs = await logsOfCards(store, learner.id, ids)
    const memories = await memoriesOf(store, learner.id, ids)
    const settings = await settingsOfLog(store, learner.id, settingsNamedIn([...logs.values()].flat()))
    const settingsOf = (id: SettingsId) => settings.get(id) ?? learner.scheduling
    const adoptions = await adoptionsOfLearner(store, learner.id)
    const studies = new Map<CardId, CardStudy>()
    for (const id of ids) {
      const changes = replayChanges(id, logs.get(id) ?? [], settingsOf, adoptions)
      studies.set(id, { memory: memories.get(id) ?? null, changes })
      await pause()
    }
    return studies
  }
}

/** Groups in pieces of about as many cards. */
function* piecesOf(groups: readonly (readonly CardId[])[]): Generator<readonly (readonly CardId[])[]> {
  let piece: (readonly CardId[])[] = []
  let cards = 0
  for (const group of groups) {
    piece.push(group)
    cards += group.length
    if (cards < CARDS_AT_ONCE) continue
    yield piece
    piece = []
    cards = 0
  }
  if (piece.length > 0) yield piece
}

/**
 * Cards of the actor's library with what the actor knows of them, group by group, read in small pieces.
 * @param ids in the order wanted; what is in no workspace of the actor's is left out
 */
export async function* studiedCards(
  { engine, actor }: Context,
  ids: readonly CardId[],
  withScheduling: boolean,
): AsyncGenerator<StudiedGroup> {
  const store = engine.read
  const study = withScheduling ? studyReader(store, await learnerOf(store, actor.learnerId)) : null
  for (const piece of piecesOf(await cardsByGroup(store, actor.workspaceIds, ids))) {
    const members = piece.flat()
    const cards = new Map((await exportedCards(store, actor.workspaceIds, members)).map((card) => [card.cardId, card]))
    const studies = study === null ? null : await study(members)
    for (const group of piece) {
      yield group.flatMap((id) => {
        const card = cards.get(id)
        return card ? [{ card, study: studies === null ? null : (studies.get(id) ?? NOTHING) }] : []
      })
    }
  }
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
export const exportAnki = async (ctx: Context, ids: readonly CardId[], wanted: Wanted, exporting: Exporting = {}) => {
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
    // Packed while it is read.
    stream.once('close', () => void remove())
    return { counts, stream }
  } catch (reason) {
    await remove()
    throw reason
  }
}
