import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { newKey } from '../../data/library-ids'
import { addAction } from '../../data/mutations/actions'
import { saveFactLink } from '../../data/mutations/fact-links'
import { addImportChanges, beginImport, finishImport } from '../../data/mutations/imports'
import { saveArticles, saveDecks, savePassages, saveSnapshots } from '../../data/mutations/library'
import { addPastSettings } from '../../data/mutations/past-settings'
import { inPieces } from '../../data/mutations/upsert'
import { learnerOf } from '../../data/queries/learner/learner'
import { memoriesOf } from '../../data/queries/study/log'
import { doneTo } from '../../domain/actions/action-words'
import type { CardId, DeckId, FactId, Instant, StudyDay } from '../../domain/ids'
import { type ImportReport, NO_MEDIA } from '../../domain/imports/import-report'
import { shortened } from '../../domain/shortened'
import { studyCalendar } from '../../domain/time/study-day'
import { openProblems } from '../../interchange/anki/import-problems'
import type { AnyJsonLine } from '../../interchange/text-export/json-line'
import { actingLearner, localWorkspace } from '../authorise'
import type { Context } from '../context'
import { sortOutEntries } from '../study/sort-out-entries'
import { storeEntries } from '../study/store-entries'
import { openComparison } from './compare-memories'
import { openLastDay } from './open-last-day'
import type { StagedExport } from './staged-package'
import { openExportPlan, type PlannedLines } from './text-json-plan'
import { type FactsOfImport, rowOf, writeCards, writeFacts } from './text-json-write'

const REPORTED = { newer: 'newer', older: 'older', retired: 'retired', entry: 'entry' } as const

const openReport = () => {
  const notes = { new: 0, changed: 0, same: 0 }
  const counts = { cards: 0, reviews: 0 }
  const problems = openProblems()
  return {
    fact: (kind: 'new' | 'same') => {
      notes[kind] += 1
    },
    left: (why: keyof typeof REPORTED, example: string) => problems.add(REPORTED[why], shortened(example, 60)),
    add: ({ cards, entries }: PlannedLines) => {
      counts.cards += cards.filter(({ retiredAt }) => retiredAt === null).length
      counts.reviews += entries.filter(({ kind }) => kind === 'review').length
    },
    result: (decks: readonly string[], memories: ImportReport['memories']): ImportReport => ({
      notes,
      ...counts,
      media: NO_MEDIA,
      decks: [...decks].sort(),
      problems: problems.all(),
      memories,
      keepsEntryIds: true,
    }),
  }
}

const STUDY: ReadonlySet<string> = new Set(['settings', 'memory', 'entry'])

/** Without scheduling all cards are new. */
const wantedLines =
  (withScheduling: boolean) =>
  ({ type }: AnyJsonLine): boolean =>
    withScheduling || !STUDY.has(type)

/** What importing an export would bring, without writing anything. */
export const previewExport = async (
  ctx: Context,
  { exportBatches }: StagedExport,
  withScheduling: boolean,
): Promise<ImportReport> => {
  const report = openReport()
  const plan = openExportPlan(() => ctx.engine.read, ctx, report)
  const wanted = wantedLines(withScheduling)
  const decks: string[] = []
  for await (const lines of exportBatches()) {
    const planned = await plan(lines.filter(wanted))
    report.add(planned)
    decks.push(...planned.decks.map(({ name }) => name))
  }
  return report.result(decks, null)
}

/** Stores entries; the memory and the recall beside each are those of the replay. */
const writeEntries = async (tx: Tx, ctx: Context, { entries, confusedWith }: PlannedLines) => {
  if (entries.length === 0) return []
  const { accepted, settings } = await sortOutEntries(tx, ctx, entries)
  await storeEntries(tx, ctx, accepted, settings, confusedWith)
  return accepted
}

/** Compares memories with those of the file, once the whole log is here. */
const compare = async (
  tx: Tx,
  { actor }: Context,
  stored: PlannedLines['memories'],
  comparison: ReturnType<typeof openComparison>,
): Promise<void> => {
  for (const piece of inPieces(stored)) {
    const ids = piece.map(({ cardId }) => cardId as CardId) // edge
    const own = await memoriesOf(tx, actor.learnerId, ids)
    for (const { cardId, stability, difficulty } of piece) {
      const memory = own.get(cardId as CardId) // edge
      if (memory?.stability == null || memory.difficulty == null || stability === null || difficulty === null) continue
      comparison.add({ stability: memory.stability, difficulty: memory.difficulty }, { stability, difficulty })
    }
  }
}

const dayOfLearner = async (tx: Tx, { actor }: Context, at: Instant): Promise<StudyDay> => {
  const { timeZone, dayStartHour } = (await learnerOf(tx, actor.learnerId)).scheduling
  return studyCalendar(timeZone, dayStartHour).dayOf(at)
}

class StoppedExport extends Error {
  override readonly name = 'StoppedExport'
}

/** Whether an import was stopped by the person who began it. */
export const isStoppedExport = (reason: unknown): boolean => reason instanceof StoppedExport

export type WritingExport = {
  readonly withScheduling: boolean
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/**
 * Brings an export of this program into the library, under the same ids. What is here stays as it is and gains the
 * answers that are missing; memories are what a replay of the whole log gives.
 */
export const writeExport = async (
  tx: Tx,
  ctx: Context,
  { fileName, lines: total, exportBatches }: StagedExport,
  { withScheduling, onProgress = () => undefined, signal }: WritingExport,
): Promise<{ readonly importId: string | null; readonly report: ImportReport }> => {
  await lockLearner(tx, ctx.actor.learnerId)
  const workspace = localWorkspace(ctx)
  const report = openReport()
  const plan = openExportPlan(() => tx, ctx, report)
  const wanted = wantedLines(withScheduling)
  const comparison = openComparison()
  const importId = newKey()
  const facts: FactsOfImport = new Map()
  const decks: { readonly id: string; readonly name: string }[] = []
  const links: { readonly factId: string; readonly link: { otherFactId: string; kind: string; note: string } }[] = []
  const answered = new Set<FactId>()
  const stored: PlannedLines['memories'][number][] = []
  let lastAt: Instant | null = null
  let hasBegun = false
  let handled = 0
  for await (const lines of exportBatches()) {
    if (signal?.aborted) throw new StoppedExport()
    const planned = await plan(lines.filter(wanted))
    report.add(planned)
    if (
      !hasBegun &&
      Object.values(planned).some(
        (part) => 'length' in part && part.length > 0 && part !== planned.memories && part !== planned.settings,
      )
    ) {
      hasBegun = true
      const row = { id: importId, learnerId: ctx.actor.learnerId, fileName, at: ctx.now }
      await beginImport(tx, workspace, row, report.result([], null))
    }
    await addPastSettings(
      tx,
      actingLearner(ctx.actor),
      planned.settings.map((line) => rowOf(line)),
    )
    await saveDecks(
      tx,
      workspace,
      planned.decks.map((line) => rowOf(line)),
    )
    decks.push(...planned.decks)
    await saveArticles(
      tx,
      workspace,
      planned.articles.map((line) => rowOf(line)),
    )
    await saveSnapshots(
      tx,
      workspace,
      planned.snapshots.map((line) => rowOf(line)),
    )
    await savePassages(
      tx,
      workspace,
      planned.passages.map((line) => rowOf(line)),
    )
    for (const { id, statement, weight, retiredAt, links: own } of planned.facts) {
      facts.set(id, { statement, weight, retired: retiredAt !== null })
      links.push(...own.map((link) => ({ factId: id, link })))
    }
    await writeFacts(tx, workspace, planned)
    await writeCards(tx, workspace, planned, facts)
    await addImportChanges(
      tx,
      workspace,
      planned.facts.map(({ id }) => ({ importId, factId: id as FactId, kind: 'new' as const, before: null })), // edge
    )
    for (const { card, input } of await writeEntries(tx, ctx, planned)) {
      if (!facts.has(card.factId)) answered.add(card.factId)
      if (input.kind === 'review') lastAt = Math.max(lastAt ?? input.at, input.at)
    }
    stored.push(...planned.memories)
    handled += lines.length
    onProgress(Math.min(1, handled / Math.max(1, total)))
  }
  for (const { factId, link } of links) {
    if (facts.has(link.otherFactId))
      await saveFactLink(tx, { ...workspace, factId: factId as FactId }, link as Parameters<typeof saveFactLink>[2]) // edge
  }
  await addImportChanges(
    tx,
    workspace,
    [...answered].map((factId) => ({ importId, factId, kind: 'answered' as const, before: null })),
  )
  await compare(tx, ctx, stored, comparison)
  if (lastAt !== null) await openLastDay(tx, ctx, await dayOfLearner(tx, ctx, lastAt))
  const brought = report.result(
    decks.map(({ name }) => name),
    comparison.result(),
  )
  if (!hasBegun) return { importId: null, report: brought }
  await finishImport(tx, workspace, importId, { report: brought, deckIds: decks.map(({ id }) => id as DeckId) }) // edge
  await addAction(tx, actingLearner(ctx.actor), {
    id: importId,
    kind: 'imports',
    words: doneTo('Imported', fileName),
    via: 'import',
    at: ctx.now,
    changes: [{ kind: 'import', id: importId }],
  })
  return { importId, report: brought }
}
