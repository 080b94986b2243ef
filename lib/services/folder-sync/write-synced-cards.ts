import type { Tx } from '../../data/engine/engine'
import { newKey } from '../../data/library-ids'
import type { FoundFact } from '../../data/queries/facts/fact-page'
import { cardRowsOf, type StoredCard, topicNames } from '../../data/queries/imports/imports'
import type { FactIndex } from '../../domain/comparison/index-of-facts'
import { draftOfFact } from '../../domain/drafts/draft-cards'
import type { DraftCard, FactDraft } from '../../domain/drafts/fact-draft'
import { MOST_NAMES } from '../../domain/drafts/text-limits'
import { withNumbersOf } from '../../domain/folder-sync/gap-numbers'
import type { LibraryWork, SyncLink, SyncWork } from '../../domain/folder-sync/plan-folder-sync'
import { syncedLine } from '../../domain/folder-sync/sync-words'
import { isSameText, type SyncedText } from '../../domain/folder-sync/synced-text'
import type { CardId, FactId } from '../../domain/ids'
import { factToChange } from '../authorise'
import type { Context } from '../context'
import { addOwnCardIn } from '../facts/add-own-card'
import { changeFactIn } from '../facts/edit-fact'
import { recordVersion } from '../facts/record-version'
import { restoreFactIn, retireFactIn } from '../facts/retire-fact'
import { editedPlaceOf, saveFactRow } from '../facts/write-fact'
import { done, type Failure, failed, type Result } from '../result'
import { questionOfCard, syncedTextOf } from './library-cards'
import { type DatedCard, takeSchedules } from './take-schedules'

const CHANGED = 'It was changed in the library while the sync ran. Sync again.'

/** What a sync did in the library. */
export type SyncOutcome = {
  readonly links: readonly SyncLink[]
  readonly madeFacts: readonly FactId[]
  /** Of those whose text changed, and those that were made. */
  readonly compared: readonly FactId[]
  readonly counts: Readonly<Record<'made' | 'changed' | 'retired' | 'written' | 'noted' | 'dated', number>>
  /** The ids of blocks whose text the library took. */
  readonly taken: readonly string[]
  readonly refused: ReadonlyMap<string, Failure>
}

const withText = (question: DraftCard, { form, question: front, answer }: SyncedText): DraftCard => {
  if (form === 'cloze') {
    const isCloze = question.form === 'cloze'
    return { ...question, form, front: isCloze ? withNumbersOf(question.front, front) : front, back: '' }
  }
  const isTyped = form === 'question' && question.form === 'typed'
  return { ...question, form: isTyped ? 'typed' : form, front, back: answer }
}

/** What a fact says with a new text of one question. */
const rewritten =
  (cardId: CardId, was: SyncedText | null, text: SyncedText) =>
  ({ fact }: FoundFact): Result<FactDraft> => {
    const draft = draftOfFact(fact)
    const at = questionOfCard(fact.cards, draft.cards, cardId)
    const question = draft.cards[at]
    if (!question || (was !== null && !isSameText(was, syncedTextOf(question)))) return failed('conflict', CHANGED)
    const changed = withText(question, text)
    return done({ ...draft, cards: draft.cards.map((other, i) => (i === at ? changed : other)) })
  }

const minds = () => true

/** Puts a text into the history of a fact that was only in its note, and that the library's text replaced there. */
const keepReplaced = async (
  tx: Tx,
  ctx: Context,
  factId: FactId,
  path: string,
  replaced: SyncedText,
): Promise<Result<null>> => {
  const found = await factToChange(ctx, factId, tx)
  if (!found.ok) return found
  const note = `A sync wrote the library’s text into the note “${path}”. Before that, the note said: “${syncedLine(replaced)}”`
  await recordVersion(tx, ctx, found.value, { note })
  return done(null)
}

/** Notes where a card comes from. That is no edit: an import may still change its text. */
const noteItsSource = async (tx: Tx, ctx: Context, factId: FactId, source: string): Promise<Result<null>> => {
  const found = await factToChange(ctx, factId, tx)
  if (!found.ok) return found
  const { fact } = found.value
  const place = { ...editedPlaceOf(found.value, ctx.now), editedAt: fact.editedAt, sourceLine: source }
  await saveFactRow(tx, found.value, place, fact, ctx.now)
  return done(null)
}

type MakeWork = Extract<LibraryWork, { readonly kind: 'make' }>

/** Which of the dates of its question a card has: in the order of gaps, or forwards and then backwards. */
const ordinalOf = ({ form, deletion }: Pick<StoredCard, 'form' | 'deletion'>): number =>
  form === 'cloze' ? deletion - 1 : form === 'reversed' ? 1 : 0

/** Makes, changes, restores and retires cards as a sync planned it; one that is refused does not stop the others. */
export const writeSyncedCards = async (
  tx: Tx,
  ctx: Context,
  work: readonly SyncWork[],
  { deck, index }: { readonly deck: string | null; readonly index: FactIndex },
): Promise<SyncOutcome> => {
  const { workspaceId } = ctx.actor
  const links: SyncLink[] = []
  const made: { readonly work: SyncWork; readonly library: MakeWork; readonly factId: FactId }[] = []
  const counts = { made: 0, changed: 0, retired: 0, written: 0, noted: 0, dated: 0 }
  const taken: string[] = []
  const changed: FactId[] = []
  const refused = new Map<string, Failure>()
  const topics = new Map((await topicNames(tx, workspaceId)).map((name) => [name.toLowerCase(), name]))

  const linked = ({ blockId, path }: SyncWork, factId: FactId, cardId: CardId, base: SyncedText): void => {
    links.push({ blockId, path, factId, cardId, base })
  }

  const make = async (one: SyncWork, library: MakeWork): Promise<Result<null>> => {
    const { form, question, answer } = library.text
    const names = [...new Set(library.topics.map((name) => topics.get(name.toLowerCase()) ?? name))].slice(
      0,
      MOST_NAMES,
    )
    for (const name of names) topics.set(name.toLowerCase(), name)
    const factId = newKey<FactId>()
    const added = await addOwnCardIn(tx, ctx, {
      id: factId,
      front: question,
      back: answer,
      form: form === 'cloze' ? 'question' : form,
      weight: 'should',
      topics: names,
      deck: deck ?? library.deck,
      source: one.source,
    })
    if (!added.ok) return added
    made.push({ work: one, library, factId })
    return done(null)
  }

  const write = async (one: SyncWork): Promise<Result<null>> => {
    const { library } = one
    if (library.kind === 'make') return await make(one, library)
    const { factId, cardId, text: was } = library.card
    if (library.kind === 'retire') {
      const retired = await retireFactIn(tx, ctx, factId)
      if (retired.ok) counts.retired += 1
      return retired.ok ? done(null) : retired
    }
    if (library.kind === 'restore') {
      const restored = await restoreFactIn(tx, ctx, factId)
      if (!restored.ok) return restored
    }
    if (library.kind !== 'keep') {
      const change = rewritten(cardId, was, library.text)
      const edited = await changeFactIn(tx, ctx, factId, change, { span: null, minds, index })
      if (!edited.ok) return edited
      counts.changed += 1
      changed.push(factId)
      taken.push(one.blockId)
    } else if (one.edit?.text) {
      counts.written += 1
      if (library.replaced !== null) {
        const kept = await keepReplaced(tx, ctx, factId, one.path, library.replaced)
        if (!kept.ok) return kept
      }
    }
    if (one.source !== null) {
      const noted = await noteItsSource(tx, ctx, factId, one.source)
      if (!noted.ok) return noted
      counts.noted += 1
    }
    linked(one, factId, cardId, library.text)
    return done(null)
  }

  for (const one of work) {
    const written = await write(one)
    if (!written.ok) refused.set(one.blockId, written)
  }
  const madeFacts = made.map(({ factId }) => factId)
  const cards = await cardRowsOf(tx, workspaceId, madeFacts)
  const dated: DatedCard[] = []
  for (const { work: one, library, factId } of made) {
    const own = cards.get(factId) ?? []
    counts.made += own.length
    if (own[0]) linked(one, factId, own[0].id, library.text)
    for (const card of own) {
      const schedule = library.schedules[ordinalOf(card)] ?? null
      if (schedule) dated.push({ cardId: card.id, factId, schedule })
    }
  }
  await takeSchedules(tx, ctx, dated)
  counts.dated = dated.length
  return { links, madeFacts, compared: [...changed, ...madeFacts], counts, taken, refused }
}

/**
 * Of planned work, what another sync did meanwhile: the ids of its blocks.
 * @param seen the links that it was planned with
 * @param links the links now
 */
export const overtakenWork = (
  work: readonly SyncWork[],
  seen: readonly SyncLink[],
  links: readonly SyncLink[],
): ReadonlySet<string> => {
  const byId = (some: readonly SyncLink[]) => new Map(some.map((link) => [link.blockId, JSON.stringify(link)]))
  const [then, now] = [byId(seen), byId(links)]
  const ids = work.flatMap(({ blockId, formerId }) => {
    const isOvertaken = [blockId, ...(formerId === null ? [] : [formerId])].some((id) => then.get(id) !== now.get(id))
    return isOvertaken ? [blockId] : []
  })
  return new Set(ids)
}
