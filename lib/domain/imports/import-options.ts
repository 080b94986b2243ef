import type { CardSides } from '../cards/card'
import { namesAbove } from '../nested-names'
import { sourceLineOf } from './source-line'

/** A deck of a file, with how many notes are in it and not in those below it. */
export type FileDeck = { readonly name: string; readonly notes: number }

/** What becomes of a deck of a file, with those below it that are not chosen for themselves. */
export type ImportedDeck = {
  /** The deck that it becomes here; null for that of the same name. */
  readonly to: string | null
  readonly withScheduling: boolean
  readonly isLeftOut: boolean
}

/** Which text a note keeps that was changed in the file and edited here. */
export const WINNERS = ['here', 'file'] as const
export type Winner = (typeof WINNERS)[number]

export type ImportOptions = {
  /** Whether answers, due dates, flags and marks come along; otherwise all cards are new. */
  readonly withScheduling: boolean
  /** The deck for all of it; null: the decks that the file names. */
  readonly deck: string | null
  /** Decks of the file with a choice of their own, by name. */
  readonly decks?: Readonly<Record<string, ImportedDeck>>
  /** `here` if it is missing. */
  readonly winner?: Winner
  /** The fields that say where a note comes from, by the name of its note type; of a type that is missing, as before. */
  readonly sourceFields?: SourceFields
}

/** Names of fields by the name of their note type; an empty list is none. */
export type SourceFields = Readonly<Record<string, readonly string[]>>

/** One of the first cards of a note type, as it will be. */
export type SampleCard = {
  readonly card: CardSides
  /** As topics of its fact, the first of many. */
  readonly tags: string
  /** What Anki says by tags of its own. */
  readonly states: readonly ('leech' | 'marked')[]
  /** What each field says as a source, in their order; null if it is too long for one. */
  readonly sourceParts: readonly (readonly [field: string, parts: readonly string[] | null])[]
}

/** The source that a sample gets from these fields of its note; null if they say none, or too much. */
export const sourceOfSample = (
  { sourceParts }: Pick<SampleCard, 'sourceParts'>,
  names: readonly string[],
): { readonly source: string | null; readonly isTooLong: boolean } => {
  const parts = sourceParts.flatMap(([name, said]) => (names.includes(name) ? [said] : []))
  if (parts.some((one) => one === null)) return { source: null, isTooLong: true }
  const { sourceLine, tooLong } = sourceLineOf(parts.flatMap((one) => one ?? []))
  return { source: sourceLine, isTooLong: tooLong !== '' }
}

/** A note type of a package with its fields. */
export type FileNoteType = {
  readonly name: string
  readonly notes: number
  readonly samples: readonly SampleCard[]
  readonly fields: readonly {
    readonly name: string
    /** Some of its values in words, shortened. */
    readonly examples: readonly string[]
    /** By its name, or because its values are addresses. */
    readonly isLikelySource: boolean
  }[]
}

/** The fields that look like sources, by note type; types without one are missing. */
export const likelySourceFields = (types: readonly FileNoteType[]): SourceFields =>
  Object.fromEntries(
    types.flatMap(({ name, fields }) => {
      const likely = fields.filter(({ isLikelySource }) => isLikelySource).map((field) => field.name)
      return likely.length > 0 ? [[name, likely]] : []
    }),
  )

/** Cards whose note names no deck go here. */
export const DECK_OF_NONE = 'Default'

/** What becomes of a note by its deck in the file: by the choice for that deck, or for the nearest one above it. */
export const destinationOf = (
  { withScheduling, deck: single, decks = {} }: ImportOptions,
  name: string | null,
): { readonly deck: string; readonly withScheduling: boolean; readonly isLeftOut: boolean } => {
  const own = name ?? DECK_OF_NONE
  const chosen = [own, ...namesAbove(own)].find((deck) => Object.hasOwn(decks, deck))
  const choice = chosen === undefined ? undefined : decks[chosen]
  const moved = choice?.to == null || chosen === undefined ? own : `${choice.to}${own.slice(chosen.length)}`
  return {
    deck: single ?? moved,
    withScheduling: withScheduling && (choice?.withScheduling ?? true),
    isLeftOut: choice?.isLeftOut ?? false,
  }
}

/** Whether a file has a deck of this name, or one below it. */
export const hasDeck = (decks: readonly FileDeck[], name: string): boolean =>
  decks.some((deck) => deck.name === name || deck.name.startsWith(`${name}::`))
