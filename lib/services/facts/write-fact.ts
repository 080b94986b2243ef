import { v7 as uuidv7 } from 'uuid'
import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { cardIdOf, newKey, passageIdOf } from '../../data/library-ids'
import { reopenConflictsOf } from '../../data/mutations/conflicts'
import { addVersion } from '../../data/mutations/facts'
import {
  type FactRow,
  type NewCard,
  type NewPassageRow,
  placeCards,
  replaceTags,
  retireItems,
  saveItems,
  type TagRow,
} from '../../data/mutations/library'
import { type FoundFact, findFact } from '../../data/queries/facts/fact-views'
import { membersOf } from '../../data/queries/learner/learner'
import type { CardPlacement } from '../../data/rows'
import { blockingIssue, type LintIssue } from '../../domain/cards/lint-issue'
import { cardSearchText } from '../../domain/cards/search-text'
import type { VersionReason } from '../../domain/comparison/change'
import { type Anchor, anchorAt, passageContext } from '../../domain/content/anchor'
import type { CardPlan, CardToSave, KnownCard } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { lintContextOf } from '../../domain/drafting/lint-context'
import { lintDraft } from '../../domain/drafting/lint-draft'
import { MOST_PASSAGE_CHARACTERS } from '../../domain/drafting/passage-limit'
import type { Span } from '../../domain/finder/mention'
import type { CardId, FactId, Instant, SnapshotId, WorkspaceId } from '../../domain/ids'
import type { FactSnapshot } from '../../domain/library'
import { hasShapes } from '../../domain/occlusion/occluded-text'
import { asFactAction } from '../actions/as-action'
import { type FactToChange, factToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/**
 * Changes a fact of the actor's in one transaction, as one action. Fails where it is retired.
 * @param what was done, as the history says it
 */
export const changeLiveFact = <T>(
  ctx: Context,
  factId: FactId,
  what: string,
  change: (tx: Tx, found: FactToChange) => Promise<Result<T>>,
): Promise<Result<T>> =>
  ctx.engine.write((tx) =>
    asFactAction(tx, ctx, factId, what, async () => {
      await lockLearner(tx, ctx.actor.learnerId)
      const found = await factToChange(ctx, factId, tx)
      if (!found.ok) return found
      if (found.value.fact.retiredAt !== null) return failed('conflict', 'The fact is retired. Restore it first.')
      return change(tx, found.value)
    }),
  )

/** What stops a draft from resting on a passage of a text; null where nothing does. */
export const blockAt = (
  draft: FactDraft,
  article: { readonly text: string; readonly published: string | null },
  { start, end }: Span,
): LintIssue | null => blockingIssue(lintDraft(draft, lintContextOf(article, anchorAt(article.text, start, end))))

/** Tells the study tables where cards stand, one transaction at a time for each member. */
export const placeForMembers = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  placed: readonly CardPlacement[],
): Promise<void> => {
  const members = await membersOf(tx, workspace.workspaceId)
  for (const learnerId of [...members].sort()) await lockLearner(tx, learnerId)
  await placeCards(tx, workspace, placed)
}

/** Takes facts and cards out of the library at an instant, or brings them back where it is null. Memories are kept. */
export const setRetired = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  factIds: readonly FactId[],
  cards: readonly Omit<CardPlacement, 'retired'>[],
  at: Instant | null,
): Promise<void> => {
  const cardIds = cards.map(({ cardId }) => cardId)
  const placed = cards.map((card) => ({ ...card, retired: at !== null }))
  await retireItems(tx, workspace, 'fact', factIds, at)
  await retireItems(tx, workspace, 'card', cardIds, at)
  await placeForMembers(tx, workspace, placed)
}

/** Where a fact stands in the library, without what it says. */
type FactPlace = Pick<
  FactRow,
  'id' | 'key' | 'articleId' | 'passageId' | 'origin' | 'position' | 'editedAt' | 'retiredAt' | 'sourceLine'
>

/** The place of a fact of the library, which a person edits now. */
export const editedPlaceOf = ({ fact, source }: FoundFact, now: Instant): FactPlace => ({
  id: fact.factId,
  key: fact.key,
  articleId: source.articleId,
  passageId: fact.passage.passageId,
  origin: fact.origin,
  position: fact.position,
  retiredAt: fact.retiredAt,
  sourceLine: fact.sourceLine,
  editedAt: now,
})

/** Writes the row of a fact. When it was made stays. */
export const saveFactRow = (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  place: FactPlace,
  said: Omit<FactDraft, 'topics' | 'people' | 'places' | 'cards'>,
  now: Instant,
): Promise<void> => {
  const { kind, weight, statement, asOf, reviewBy, speaker, hedge } = said
  const row = { ...place, kind, weight, statement, asOf, reviewBy, speaker, hedge, createdAt: now, updatedAt: now }
  return saveItems(tx, workspace, 'fact', [row])
}

/** The topics, people and places of a fact as rows. */
export const tagsOf = (
  factId: FactId,
  { topics, people, places }: Pick<FactDraft, 'topics' | 'people' | 'places'>,
): readonly TagRow[] => [
  ...topics.map((name) => ({ factId, kind: 'topic' as const, name })),
  ...people.map((name) => ({ factId, kind: 'person' as const, name })),
  ...places.map((name) => ({ factId, kind: 'place' as const, name })),
]

/** What cards' ids are made of: those of a content file's group are the ones that the file itself would give. */
const idsOf = (workspace: Authorized<InWorkspace>, card: CardToSave, isContent: boolean) => {
  // The number of a deleted shape may be that of another one now.
  if (!isContent || card.group === null || hasShapes(card.front)) {
    const key = newKey<CardId>()
    return { id: key, key }
  }
  const ending = card.form === 'cloze' ? `/${card.deletion}` : card.form === 'reversed' ? '/reverse' : ''
  const key = card.group + ending
  return { id: cardIdOf(workspace.workspaceId, key), key }
}

const isUnchanged = (card: CardToSave, before: KnownCard) =>
  before.retiredAt === null &&
  card.form === before.form &&
  card.front === before.front &&
  card.back === before.back &&
  card.hint === before.hint &&
  (card.extra ?? null) === (before.extra ?? null) &&
  JSON.stringify(card.aliases) === JSON.stringify(before.aliases)

type ToWrite = {
  readonly place: FactPlace
  readonly input: FactDraft
  readonly plan: CardPlan
  /** The position of the first new card. */
  readonly cardPosition: number
  /** The statement as it was; null for a new fact. */
  readonly statementBefore: string | null
  readonly now: Instant
}

/**
 * Writes a fact with its tags and cards and puts new cards into the new-card queue. Memories keep everything they hold; those of
 * dropped cards are kept, and these are no longer reviewed. @returns the cards that the fact has now, in order
 */
export const writeFact = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  fact: ToWrite,
): Promise<readonly CardId[]> => {
  const { place, input, plan, statementBefore, now } = fact
  const groups = new Map<number, string>()
  let position = fact.cardPosition
  const { id: factId } = place
  const { statement, weight } = input
  const cards = plan.cards.map((card): { readonly row: NewCard; readonly changed: boolean } => {
    const { before, form, deletion, front, back, hint, extra = null, aliases } = card
    const ids = before ? { id: before.cardId, key: before.key } : idsOf(workspace, card, place.origin === 'content')
    const group = card.group ?? groups.get(card.question) ?? ids.id
    groups.set(card.question, group)
    return {
      changed: before === null || statement !== statementBefore || !isUnchanged(card, before),
      row: {
        ...ids,
        group,
        factId,
        form,
        deletion,
        front,
        back,
        hint,
        extra,
        aliases,
        position: before?.position ?? position++,
        search: cardSearchText({ front, back, extra }, statement),
        createdAt: now,
        updatedAt: now,
        retiredAt: null,
      },
    }
  })
  await saveFactRow(tx, workspace, place, input, now)
  await replaceTags(tx, workspace, [factId], tagsOf(factId, input))
  await saveItems(
    tx,
    workspace,
    'card',
    cards.filter(({ changed }) => changed).map((card) => card.row),
  )
  const dropped = plan.dropped.map(({ cardId }) => cardId)
  await retireItems(tx, workspace, 'card', dropped, now)
  const placed = (cardId: CardId, position: number, retired: boolean): CardPlacement => ({
    cardId,
    position,
    retired,
    factId,
    weight,
  })
  await placeForMembers(tx, workspace, [
    ...cards.map((card) => placed(card.row.id, card.row.position, false)),
    ...plan.dropped.map((card) => placed(card.cardId, card.position, true)),
  ])
  return cards.map((card) => card.row.id)
}

/** A fact as its history keeps it. */
const snapshotOf = ({ fact }: FoundFact): FactSnapshot => {
  const { statement, asOf, reviewBy, speaker, hedge, passage, also, cards } = fact
  return {
    statement,
    asOf,
    reviewBy,
    speaker,
    hedge,
    passageId: passage.passageId,
    passage: passage.exact,
    cards: cards
      .filter(({ retiredAt }) => retiredAt === null)
      .map(({ cardId, form, front, back }) => ({ cardId, form, front, back })),
    also: also.map(({ passageId, role, note, exact }) => ({ passageId, role, note, passage: exact })),
  }
}

const saysOther = (before: FactSnapshot, after: FactSnapshot): boolean =>
  before.statement !== after.statement || JSON.stringify(before.cards) !== JSON.stringify(after.cards)

type Told = {
  readonly reason?: VersionReason
  readonly note?: string | null
  /** Of the entry, where it must be found again; a new one where it is left out. */
  readonly id?: string
}

/** Puts what became of a fact into its history; one that says something else is open to be decided on again. */
export const recordVersion = async (
  tx: Tx,
  ctx: Context,
  before: FactToChange,
  { reason = 'edited', note = null, id = uuidv7({ msecs: ctx.now }) }: Told,
): Promise<void> => {
  const { workspaceIds, learnerId } = ctx.actor
  const { factId } = before
  const after = await findFact(tx, workspaceIds, learnerId, factId)
  if (!after) throw new Error(`the fact ${factId} was lost while it was written`)
  const [then, now] = [snapshotOf(before), snapshotOf(after)]
  await addVersion(tx, before, { id, factId, reason, note, learnerId, before: then, after: now, at: ctx.now })
  if (saysOther(then, now)) await reopenConflictsOf(tx, before)
}

/** The row that keeps a passage of a snapshot. */
export const passageRow = (
  workspaceId: WorkspaceId,
  snapshotId: SnapshotId,
  text: string,
  { exact, prefix, suffix, start, end }: Anchor,
): NewPassageRow => {
  const id = passageIdOf(workspaceId, snapshotId, start, end)
  const { before, after } = passageContext(text, { start, end })
  return { id, snapshotId, exact, prefix, suffix, start, end, before, after }
}

/** The passage of a span of a snapshot, with the row that keeps it. Fails where the span is empty, foreign or too long. */
export const passageAt = (
  workspaceId: WorkspaceId,
  snapshotId: SnapshotId,
  text: string,
  { start, end }: Span,
): Result<{ readonly passage: Anchor; readonly row: NewPassageRow }> => {
  if (end - start > MOST_PASSAGE_CHARACTERS) {
    return failed(
      'invalid',
      `The passage has ${end - start} characters; the limit is ${MOST_PASSAGE_CHARACTERS}. Select only the words that state the fact.`,
    )
  }
  if (end > text.length || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) {
    return failed('invalid', 'The passage has no words of the article. Select the words that state the fact.')
  }
  const passage = anchorAt(text, start, end)
  return done({ passage, row: passageRow(workspaceId, snapshotId, text, passage) })
}
