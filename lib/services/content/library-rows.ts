import { createHash } from 'node:crypto'
import type { Placed } from '../../data/mutations/cards'
import type { ArticleRow, CardRow, FactRow, PassageRow, SnapshotRow, TagRow } from '../../data/mutations/library'
import { cardSearchText } from '../../domain/cards/search-text'
import { passageContext } from '../../domain/content/anchor'
import type { ArticleFile, FactFile } from '../../domain/content/article-file'
import type { Instant, WorkspaceId } from '../../domain/ids'
import { poolOfFacts, wrongAnswersOf } from '../facts/wrong-answers'
import { articleIdOf, cardIdOf, deckIdOf, factIdOf, passageIdOf, snapshotIdOf } from './library-ids'

/** Room between the positions of two articles, so that one that grows does not run into the next. */
export const POSITIONS_AN_ARTICLE = 10_000

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

export type LibraryRows = {
  readonly articles: readonly ArticleRow[]
  readonly snapshots: readonly SnapshotRow[]
  readonly passages: readonly PassageRow[]
  readonly facts: readonly FactRow[]
  readonly tags: readonly TagRow[]
  readonly contradictions: readonly { factId: string; otherFactId: string; note: string }[]
  readonly decks: readonly { id: string; name: string; articleId: string; createdAt: Instant }[]
  readonly deckFacts: readonly { deckId: string; factId: string }[]
  readonly cards: readonly CardRow[]
  readonly placed: readonly Placed[]
}

const tagsOf = (factId: string, fact: FactFile): readonly TagRow[] => [
  ...fact.topics.map((name) => ({ factId, kind: 'topic' as const, name })),
  ...fact.people.map((name) => ({ factId, kind: 'person' as const, name })),
  ...fact.places.map((name) => ({ factId, kind: 'place' as const, name })),
]

/** The rows that content files come to, in the order of the files. */
export const libraryRows = (workspaceId: WorkspaceId, articles: readonly ArticleFile[], now: Instant): LibraryRows => {
  const pool = poolOfFacts(
    articles.flatMap(({ key, facts }) => facts.map((fact) => ({ ...fact, articleId: articleIdOf(workspaceId, key) }))),
  )
  const perArticle = articles.map((article, a) => {
    const articleId = articleIdOf(workspaceId, article.key)
    const sha256 = sha256Of(article.text)
    const snapshotId = snapshotIdOf(workspaceId, article.key, sha256)
    const deckId = deckIdOf(workspaceId, article.key)
    let position = a * POSITIONS_AN_ARTICLE
    const perFact = article.facts.map((fact, f) => {
      const factId = factIdOf(workspaceId, fact.key)
      const { exact, prefix, suffix, start, end } = fact.passage
      const { before, after } = passageContext(article.text, fact.passage)
      const passageId = passageIdOf(workspaceId, snapshotId, start, end)
      const cards = fact.cards.map((card) => {
        position += 1
        const id = cardIdOf(workspaceId, card.key)
        const about = { kind: fact.kind, passage: exact, articleId, topics: fact.topics }
        return {
          id,
          key: card.key,
          group: card.group,
          factId,
          form: card.form,
          deletion: card.deletion,
          front: card.front,
          back: card.back,
          hint: card.hint,
          aliases: card.aliases,
          distractors: wrongAnswersOf(card, about, pool, id),
          position,
          search: cardSearchText(card.front, card.back, fact.statement),
          createdAt: now,
          updatedAt: now,
          retiredAt: null,
        }
      })
      const passage: PassageRow = { id: passageId, snapshotId, exact, prefix, suffix, start, end, before, after }
      const row: FactRow = {
        id: factId,
        key: fact.key,
        articleId,
        passageId,
        kind: fact.kind,
        statement: fact.statement,
        weight: fact.weight,
        asOf: fact.asOf,
        reviewBy: fact.reviewBy,
        speaker: fact.speaker,
        hedge: fact.hedge,
        origin: 'content',
        position: f,
        editedAt: null,
        createdAt: now,
        updatedAt: now,
        retiredAt: null,
      }
      const placed = cards.map((card) => ({
        cardId: card.id,
        factId,
        weight: fact.weight,
        position: card.position,
        retired: false,
      }))
      const contradictions = fact.contradicts.map(({ fact: other, note }) => ({
        factId,
        otherFactId: factIdOf(workspaceId, other),
        note,
      }))
      return { row, passage, tags: tagsOf(factId, fact), contradictions, cards, placed, deckFact: { deckId, factId } }
    })
    const row: ArticleRow = {
      id: articleId,
      key: article.key,
      title: article.title,
      authors: [...article.authors],
      outlet: article.outlet,
      published: article.published,
      url: article.url,
      origin: 'content',
      snapshotId,
      position: a,
      createdAt: now,
      retiredAt: null,
    }
    const snapshot: SnapshotRow = { id: snapshotId, articleId, text: article.text, sha256, importedAt: now }
    const deck = { id: deckId, name: article.title, articleId, createdAt: now }
    return { row, snapshot, deck, facts: perFact }
  })
  const facts = perArticle.flatMap((article) => article.facts)
  return {
    articles: perArticle.map(({ row }) => row),
    snapshots: perArticle.map(({ snapshot }) => snapshot),
    passages: facts.map(({ passage }) => passage),
    facts: facts.map(({ row }) => row),
    tags: facts.flatMap(({ tags }) => tags),
    contradictions: facts.flatMap(({ contradictions }) => contradictions),
    decks: perArticle.map(({ deck }) => deck),
    deckFacts: facts.map(({ deckFact }) => deckFact),
    cards: facts.flatMap(({ cards }) => cards),
    placed: facts.flatMap(({ placed }) => placed),
  }
}
