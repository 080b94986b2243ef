import type { Store } from '../../data/engine/engine'
import { importedEntryIdOf, importVoidIdOf } from '../../data/library-ids'
import {
  articlesHere,
  cardsHere,
  decksHere,
  factsHere,
  factsOfUndoneImports,
  passagesHere,
  settingsHere,
  snapshotsHere,
} from '../../data/queries/imports/rows-of-export'
import { storedEntries } from '../../data/queries/study/log'
import { type ReviewRow, readLogEntry, whyUnreadable } from '../../data/rows'
import type { CardId, PassageId, ReviewId, SettingsId, SnapshotId } from '../../domain/ids'
import { schedulingSettingsSchema } from '../../domain/scheduling/validate'
import type { AnyJsonLine } from '../../interchange/text-export/json-line'
import type { Context } from '../context'
import { type EntryInput, entrySchema } from '../study/entry-schema'

type LineOf<Type extends AnyJsonLine['type']> = Extract<AnyJsonLine, { readonly type: Type }>

/** What lines of an export add to the library, under the ids that things have here. */
export type PlannedLines = {
  readonly settings: readonly LineOf<'settings'>[]
  readonly decks: readonly LineOf<'deck'>[]
  readonly articles: readonly LineOf<'article'>[]
  readonly snapshots: readonly LineOf<'snapshot'>[]
  readonly passages: readonly LineOf<'passage'>[]
  readonly facts: readonly LineOf<'fact'>[]
  readonly cards: readonly LineOf<'card'>[]
  /** By card, in the order of the log. */
  readonly entries: readonly EntryInput[]
  readonly memories: readonly LineOf<'memory'>[]
  /** The cards whose answers were typed instead, by entry. */
  readonly confusedWith: ReadonlyMap<ReviewId, CardId>
}

/** An entry of the file; `round` counts how often it was brought in and undone before. */
type Wanted = { readonly input: EntryInput; readonly line: LineOf<'entry'>; round: number }

const idOf = ({ input, round }: Wanted): ReviewId =>
  round === 0 ? input.id : importedEntryIdOf(input.cardId, input.id, round)

/** Why something of an export is left as it is. */
export type LeftOfExport = 'newer' | 'older' | 'retired' | 'entry'

type Report = {
  readonly fact: (kind: 'new' | 'same', line: LineOf<'fact'>) => void
  readonly left: (why: LeftOfExport, example: string) => void
}

const ofType = <Type extends AnyJsonLine['type']>(lines: readonly AnyJsonLine[], type: Type): readonly LineOf<Type>[] =>
  lines.filter((line): line is LineOf<Type> => line.type === type)

/** The entry of a line as a client would send it; null if it cannot be one. */
const inputOf = (line: LineOf<'entry'>): EntryInput | null => {
  // Earlier exports name nothing that is redone.
  const row = { ...line, redoes: line.redoes ?? null } as unknown as ReviewRow // the columns of a row that an entry is read from
  if (whyUnreadable(row) !== null) return null
  const read = entrySchema.safeParse({ ...readLogEntry(row), cardId: line.cardId })
  return read.success ? read.data : null
}

/**
 * Plans lines of an export, some at a time, in their order. What has the id or the name of something here is that thing:
 * articles, facts and cards of the starter library have other ids in each library, and the same names.
 */
export const openExportPlan = (store: () => Store, ctx: Context, report: Report) => {
  const { workspaceId, learnerId } = ctx.actor
  const ids = {
    deck: new Map<string, string>(),
    article: new Map<string, string>(),
    fact: new Map<string, string>(),
    card: new Map<string, string>(),
  }
  const newFacts = new Set<string>()
  const revived = new Set<string>()
  const rounds = new Map<ReviewId, number>()
  const known = { snapshot: new Set<string>(), passage: new Set<string>() }

  const idHere = (kind: keyof typeof ids, id: string): string => ids[kind].get(id) ?? id

  const decksOf = async (lines: readonly LineOf<'deck'>[]) => {
    if (lines.length === 0) return []
    const here = await decksHere(store(), workspaceId, lines)
    const byName = new Map(here.map((deck) => [deck.name, deck.id]))
    const byId = new Set<string>(here.map(({ id }) => id))
    return lines.filter((line) => {
      const same = byName.get(line.name)
      if (same !== undefined) ids.deck.set(line.id, same)
      return same === undefined && !byId.has(line.id)
    })
  }

  const articlesOf = async (lines: readonly LineOf<'article'>[]) => {
    if (lines.length === 0) return []
    const here = await articlesHere(store(), workspaceId, lines)
    const byKey = new Map(here.map((article) => [article.key, article.id]))
    const byId = new Set<string>(here.map(({ id }) => id))
    return lines.filter((line) => {
      const same = byId.has(line.id) ? line.id : byKey.get(line.key)
      if (same !== undefined) ids.article.set(line.id, same)
      return same === undefined
    })
  }

  const snapshotsOf = async (lines: readonly LineOf<'snapshot'>[]) => {
    if (lines.length === 0) return []
    const here = await snapshotsHere(
      store(),
      workspaceId,
      lines.map(({ id }) => id as SnapshotId),
    ) // edge
    return lines.flatMap((line) => {
      if (here.has(line.id as SnapshotId) || known.snapshot.has(line.id)) return [] // edge
      known.snapshot.add(line.id)
      return [{ ...line, articleId: idHere('article', line.articleId) }]
    })
  }

  const passagesOf = async (lines: readonly LineOf<'passage'>[]) => {
    if (lines.length === 0) return []
    const here = await passagesHere(
      store(),
      workspaceId,
      lines.map(({ id }) => id as PassageId),
    ) // edge
    return lines.filter((line) => {
      if (here.has(line.id as PassageId) || known.passage.has(line.id)) return false // edge
      known.passage.add(line.id)
      return true
    })
  }

  const factsOf = async (lines: readonly LineOf<'fact'>[]) => {
    if (lines.length === 0) return []
    const here = await factsHere(store(), workspaceId, lines)
    const undone = await factsOfUndoneImports(
      store(),
      workspaceId,
      here.map(({ id }) => id),
    )
    const byId = new Map<string, (typeof here)[number]>(here.map((fact) => [fact.id, fact]))
    const byKey = new Map(here.map((fact) => [fact.key, fact]))
    return lines.flatMap((line) => {
      const same = byId.get(line.id) ?? byKey.get(line.key)
      const isBack = same !== undefined && same.retiredAt !== null && undone.has(same.id)
      if (same) ids.fact.set(line.id, same.id)
      if (same && !isBack) {
        report.fact('same', line)
        if (same.retiredAt !== null && line.retiredAt === null) report.left('retired', line.statement)
        else if (same.statement !== line.statement)
          report.left(line.updatedAt > same.updatedAt ? 'newer' : 'older', line.statement)
        return []
      }
      report.fact('new', line)
      newFacts.add(line.id)
      if (isBack) revived.add(line.id)
      return [
        {
          ...line,
          id: idHere('fact', line.id),
          articleId: idHere('article', line.articleId),
          deckIds: line.deckIds.map((id) => idHere('deck', id)),
          furtherPassages: line.furtherPassages.map((one) => ({ ...one, articleId: idHere('article', one.articleId) })),
        },
      ]
    })
  }

  const cardsOf = async (lines: readonly LineOf<'card'>[]) => {
    if (lines.length === 0) return []
    const here = await cardsHere(store(), workspaceId, lines)
    const byId = new Set<string>(here.map(({ id }) => id))
    const byKey = new Map(here.map(({ key, id }) => [key, id]))
    return lines.flatMap((line) => {
      const same = byId.has(line.id) ? line.id : byKey.get(line.key)
      if (same !== undefined) ids.card.set(line.id, same)
      // A card of a fact that is here and has no such card was made or deleted on one side: the library stays as it is.
      if (!newFacts.has(line.factId) || (same !== undefined && !revived.has(line.factId))) return []
      return [{ ...line, id: idHere('card', line.id), factId: idHere('fact', line.factId) }]
    })
  }

  const inLog = async (wanted: readonly ReviewId[]) => {
    const found = new Set<ReviewId>()
    for (let at = 0; at < wanted.length; at += 500)
      for (const id of (await storedEntries(store(), learnerId, wanted.slice(at, at + 500))).keys()) found.add(id)
    return found
  }

  /** Entries that are not in the log; those that were undone with the import that brought them come under a next id. */
  const entriesOf = async (lines: readonly LineOf<'entry'>[]) => {
    const inputs = lines.flatMap((line): readonly Wanted[] => {
      const input = inputOf({ ...line, cardId: idHere('card', line.cardId) })
      if (input === null) report.left('entry', `${line.kind} ${line.id}`)
      return input === null ? [] : [{ input, line, round: 0 }]
    })
    const missing = new Set<Wanted>()
    let open = inputs.filter(({ input }) => input.kind !== 'void')
    while (open.length > 0) {
      const stored = await inLog(open.map(idOf))
      for (const one of open) if (!stored.has(idOf(one))) missing.add(one)
      const here = open.filter((one) => stored.has(idOf(one)))
      const undone = await inLog(here.map((one) => importVoidIdOf(idOf(one))))
      open = here.filter((one) => undone.has(importVoidIdOf(idOf(one))))
      for (const one of open) one.round += 1
    }
    for (const { input, round } of inputs) if (round > 0) rounds.set(input.id, round)
    // What undid an entry undoes it again where the entry came in again.
    const voids = inputs.flatMap((one) => (one.input.kind === 'void' ? [{ one, voids: one.input.voids }] : []))
    for (const { one, voids: target } of voids) one.round = rounds.get(target) ?? 0
    const stored = await inLog(voids.map(({ one }) => idOf(one)))
    for (const { one } of voids) if (!stored.has(idOf(one))) missing.add(one)
    const confusedWith = new Map<ReviewId, CardId>()
    const entries = inputs.flatMap((one): readonly EntryInput[] => {
      if (!missing.has(one)) return []
      const id = idOf(one)
      const { mixedUpWith } = one.line
      if (mixedUpWith !== null) confusedWith.set(id, idHere('card', mixedUpWith) as CardId) // edge
      const { input } = one
      const first = one.line.redoes as ReviewId | null | undefined // edge: an id of the log
      const redoes =
        first == null ? {} : { redoes: idOf({ ...one, input: { ...input, id: first }, round: rounds.get(first) ?? 0 }) }
      if (input.kind !== 'void') return [{ ...input, id, ...redoes }]
      return [
        {
          ...input,
          id,
          voids: one.round === 0 ? input.voids : importedEntryIdOf(input.cardId, input.voids, one.round),
        },
      ]
    })
    return { entries, confusedWith }
  }

  const settingsOf = async (lines: readonly LineOf<'settings'>[]) => {
    if (lines.length === 0) return []
    const here = await settingsHere(
      store(),
      learnerId,
      lines.map(({ id }) => id as SettingsId),
    ) // edge
    return lines.filter(
      ({ id, settings }) => !here.has(id as SettingsId) && schedulingSettingsSchema.safeParse(settings).success, // edge
    )
  }

  return async (lines: readonly AnyJsonLine[]): Promise<PlannedLines> => {
    const settings = await settingsOf(ofType(lines, 'settings'))
    const decks = await decksOf(ofType(lines, 'deck'))
    const articles = await articlesOf(ofType(lines, 'article'))
    const snapshots = await snapshotsOf(ofType(lines, 'snapshot'))
    const passages = await passagesOf(ofType(lines, 'passage'))
    const facts = await factsOf(ofType(lines, 'fact'))
    const cards = await cardsOf(ofType(lines, 'card'))
    const memories = ofType(lines, 'memory').map((line) => ({ ...line, cardId: idHere('card', line.cardId) }))
    return {
      settings,
      decks,
      articles,
      snapshots,
      passages,
      facts,
      cards,
      memories,
      ...(await entriesOf(ofType(lines, 'entry'))),
    }
  }
}
