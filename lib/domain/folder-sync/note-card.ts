import type { TextSchedule } from '../imports/text-schedule'
import type { SyncedText } from './synced-text'

/** A card of a note of a synced folder. */
export type BlockCard = {
  /** Which card of its note it is, from 0. */
  readonly place: number
  /** Its line in the note, from 1. */
  readonly line: number
  /** The id of its block, without `^`; null until it has one. */
  readonly blockId: string | null
  readonly text: SyncedText
  /** Nested with `::`: that of its tags, otherwise that of its folders and note. */
  readonly deck: string
  readonly topics: readonly string[]
  /** When its cards are due in Obsidian, in their order; null of one that was not studied there. */
  readonly schedules: readonly (TextSchedule | null)[]
  /** Under which an import knows its question. */
  readonly guid: string
  /** Hexadecimal digits that are the same for the same card: an id is made of them. */
  readonly seed: string
}

/** A sentence with gaps, as card Markdown, and its line in the note, from 1. */
export type LeftOutGaps = { readonly line: number; readonly text: string }

/** A note that was read. */
export type ReadNote = {
  /** In its folder, with `/`. */
  readonly path: string
  /** Of its bytes. */
  readonly sha256: string
  readonly cards: readonly BlockCard[]
  /** Our ids in it that belong to no card: its block is not one at the moment. */
  readonly strayIds: readonly string[]
  /** Sentences with gaps that are no cards, because a line with a separator is in their paragraph. */
  readonly leftOut: readonly LeftOutGaps[]
}

/** What is to be written into a note for one of its cards; null is left as it is. */
export type NoteEdit = {
  readonly place: number
  readonly blockId: string | null
  readonly text: SyncedText | null
}

/** Why a change was not written into a note. */
export type NoteRefusal = 'unwritable' | 'changed' | 'read-only'
