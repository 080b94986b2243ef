import { inPieces } from '../../data/engine/upsert'
import { exportedCards } from '../../data/queries/export/exported-cards'
import { learnerOf } from '../../data/queries/learner/learner'
import { memoriesOf } from '../../data/queries/study/log'
import type { CardId, StudyDay } from '../../domain/ids'
import { studyCalendar } from '../../domain/time/study-day'
import { cardMarkdown } from '../../interchange/text-export/card-markdown'
import { cardTable } from '../../interchange/text-export/card-table'
import type { Context } from '../context'
import { type ExportWatch, readSoFar } from './exporting'

const CARDS_AT_ONCE = 200

const todayOf = async ({ engine, actor, now }: Context): Promise<StudyDay> => {
  const { timeZone, dayStartHour } = (await learnerOf(engine.read, actor.learnerId)).scheduling
  return studyCalendar(timeZone, dayStartHour).dayOf(now)
}

/** Cards as a table, in pieces of text; `counts` is kept up to date. With scheduling, due day and state are columns. */
export async function* exportTable(
  ctx: Context,
  ids: readonly CardId[],
  { withScheduling }: { readonly withScheduling: boolean },
  { counts, exporting }: ExportWatch,
): AsyncGenerator<string> {
  const { engine, actor } = ctx
  const table = cardTable(withScheduling ? await todayOf(ctx) : null)
  yield table.head()
  for (const piece of inPieces(ids, CARDS_AT_ONCE)) {
    const cards = await exportedCards(engine.read, actor.workspaceIds, piece)
    const memories = withScheduling ? await memoriesOf(engine.read, actor.learnerId, piece) : null
    counts.cards += cards.length
    readSoFar(exporting, counts.cards, ids.length)
    yield table.rows(cards.map((card) => ({ card, memory: memories?.get(card.cardId) ?? null })))
  }
}

/** Cards as Markdown to be read, in pieces of text; `counts` is kept up to date. */
export async function* exportMarkdown(
  { engine, actor }: Context,
  ids: readonly CardId[],
  { counts, exporting }: ExportWatch,
): AsyncGenerator<string> {
  const write = cardMarkdown()
  for (const piece of inPieces(ids, CARDS_AT_ONCE)) {
    const cards = await exportedCards(engine.read, actor.workspaceIds, piece)
    counts.cards += cards.length
    readSoFar(exporting, counts.cards, ids.length)
    yield write(cards)
  }
}
