import { readHashcards } from './hashcards'
import type { TextReading, TextSource } from './loose-note'
import { readObsidian } from './obsidian'
import { readRemNote } from './remnote'

/** The formats of Markdown, the surest first; each says null of what it does not know. */
const MARKDOWN_READERS = [readHashcards, readObsidian, readRemNote] as const

/** A Markdown text as the first format reads it that knows it; null if none does. */
export const recognisedMarkdown = (source: TextSource): TextReading | null => {
  for (const read of MARKDOWN_READERS) {
    const reading = read(source)
    if (reading) return reading
  }
  return null
}
