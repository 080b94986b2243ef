import { contextLine } from '../cards/context-line'
import { answerText, questionText } from '../cards/sides'
import type { CardId } from '../ids'
import { conflictsOf, keepApart } from '../queue/spacing'
import { shuffleOf } from '../shuffle'
import type { CardFile } from './article-cards'
import type { FactFile } from './article-facts'
import type { ArticleFile } from './article-file'

/** A card with the fact and the article that it comes from. */
type PlacedCard = { readonly card: CardFile; readonly fact: FactFile; readonly article: ArticleFile }

/** What a reader is given of a card in a blind test: nothing that its question side does not show. */
export type ReaderFront = { readonly id: string; readonly context: string; readonly front: string }

/** What a marker compares with: the answer in words, and other spellings that count as right. */
export type ReaderAnswer = { readonly id: string; readonly answer: string; readonly aliases: readonly string[] }

/** Hexadecimal digest of a text, such as SHA-256. */
export type Digest = (text: string) => string

const SHORTEST_ID = 8

/**
 * An id for each key that says nothing about the card: the first 8 digits of the key's digest, or as many more as keep
 * the ids of all keys apart. It depends on neither order nor seed.
 */
export function opaqueIds(keys: readonly string[], digest: Digest): ReadonlyMap<string, string> {
  const digests = [...new Set(keys)].map((key) => [key, digest(key)] as const)
  const longest = Math.max(SHORTEST_ID, ...digests.map(([, hex]) => hex.length))
  for (let length = SHORTEST_ID; length <= longest; length++) {
    const ids = new Map(digests.map(([key, hex]) => [key, hex.slice(0, length)]))
    if (new Set(ids.values()).size === ids.size) return ids
  }
  throw new Error('two cards have the same digest')
}

/**
 * Every card of a library, shuffled by the seed, with cards of one fact kept apart. None is beside another of its fact
 * while no fact has more than a third of all cards.
 */
function shuffled(articles: readonly ArticleFile[], seed: number): readonly PlacedCard[] {
  const cards = articles.flatMap((article) =>
    article.facts.flatMap((fact) =>
      fact.cards.map((card) => ({
        cardId: card.key as CardId, // no database is asked: the key of a content file is what tells cards apart
        place: shuffleOf(`${seed} ${card.key}`),
        placed: { card, fact, article },
      })),
    ),
  )
  const siblings = articles.flatMap(({ facts }) => facts.map(({ cards }) => cards.map(({ key }) => key as CardId))) // as above
  const conflicts = conflictsOf(
    siblings.flatMap((keys) => keys.flatMap((key) => keys.map((other) => [key, other] as const))),
  )
  const ordered = cards.sort((a, b) => a.place - b.place || (a.cardId < b.cardId ? -1 : 1))
  return keepApart(ordered, conflicts).map(({ placed }) => placed)
}

function listed<Entry>(
  articles: readonly ArticleFile[],
  seed: number,
  digest: Digest,
  entryOf: (id: string, placed: PlacedCard) => Entry,
): readonly Entry[] {
  const cards = shuffled(articles, seed)
  const ids = opaqueIds(
    cards.map(({ card }) => card.key),
    digest,
  )
  return cards.map((placed) => entryOf(ids.get(placed.card.key) ?? '', placed))
}

/** The question side of every card as the learner first sees it, without hints that are shown on demand. */
export const readerFronts = (articles: readonly ArticleFile[], seed: number, digest: Digest): readonly ReaderFront[] =>
  listed(articles, seed, digest, (id, { card, fact, article }) => ({
    id,
    context: contextLine({ ...card, fact, source: article }),
    front: questionText(card),
  }))

/** The answer of every card, in the order of the fronts; of a cloze card the words of its gaps. */
export const readerAnswers = (
  articles: readonly ArticleFile[],
  seed: number,
  digest: Digest,
): readonly ReaderAnswer[] =>
  listed(articles, seed, digest, (id, { card }) => ({ id, answer: answerText(card), aliases: card.aliases }))
