import { compareNames } from '../format/collation'
import { namesAbove } from '../nested-names'
import { foldText } from '../text/fold'

/** A deck in a list, under the decks that it is nested in. */
export type ListedDeckName = {
  readonly name: string
  /** The last part of its name; all of it in a search. */
  readonly title: string
  /** How many decks it is nested in; 0 in a search. */
  readonly depth: number
  /** Whether decks nested in it are shown; null if there are none, or in a search. */
  readonly isOpen: boolean | null
}

/** More decks than this begin folded. */
const MOST_OPEN = 30

export type DeckTreeChoices = {
  /** The decks whose nested decks are shown; null = as the list begins. */
  readonly open?: readonly string[] | null
  /** Part of a name: the decks that have it are shown, wherever they are nested. */
  readonly search?: string
  /** Whether the list begins with nested decks hidden: a long one does. */
  readonly isFolded?: boolean
}

/** All names with those of the decks above them, which need no row of their own, in order. */
export const withDecksAbove = (names: readonly string[]): readonly string[] =>
  [...new Set(names.flatMap((name) => [name, ...namesAbove(name)]))].sort(compareNames)

/** How many decks there are, with those that only hold others. */
export const deckCount = (names: readonly string[]): number => withDecksAbove(names).length

/**
 * The decks to show, in order, nested ones after the deck that they are in.
 */
export const deckTree = (
  names: readonly string[],
  { open = null, search = '', isFolded = names.length > MOST_OPEN }: DeckTreeChoices = {},
): readonly ListedDeckName[] => {
  const all = withDecksAbove(names)
  const sought = foldText(search.trim())
  if (sought !== '') {
    return all
      .filter((name) => foldText(name).includes(sought))
      .map((name) => ({ name, title: name, depth: 0, isOpen: null }))
  }
  const holding = new Set(all.flatMap((name) => namesAbove(name).slice(0, 1)))
  const opened = open === null ? (isFolded ? new Set<string>() : holding) : new Set(open)
  return all
    .filter((name) => namesAbove(name).every((above) => opened.has(above)))
    .map((name) => {
      const depth = namesAbove(name).length
      const title = depth === 0 ? name : name.slice((namesAbove(name)[0] ?? '').length + 2)
      return { name, title, depth, isOpen: holding.has(name) ? opened.has(name) : null }
    })
}
