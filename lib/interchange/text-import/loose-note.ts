import type { TextPreview } from '../../domain/imports/text-preview'
import type { ImportProblems } from '../anki/import-problems'
import { guidOfQuestion, type TextNote } from './text-note'

/** A question as a format gives it, before it is known whether it repeats. `id` is its guid if the file names one. */
export type LooseNote = Omit<TextNote, 'guid' | 'place'> & { readonly id: string | null }

/** A text that was understood: what is said of it, and its questions one after the other. */
export type TextReading = {
  readonly preview: Pick<TextPreview, 'format' | 'table'>
  readonly notes: () => AsyncIterable<LooseNote> | Iterable<LooseNote>
}

/** What a format is read from. */
export type TextSource = {
  readonly text: string
  /** Of the file, without its folder. */
  readonly fileName: string
  /** The deck for what names none: the folder and name of a Markdown file; null for a table. */
  readonly deck: string | null
  readonly problems: ImportProblems
  readonly tell?: ((share: number) => void) | undefined
}

/**
 * Gives each question its guid. One that repeats an earlier one, with the same answer, is left out; one that repeats its
 * question with another answer is kept, because a word may have two meanings. Both are reported.
 */
export async function* identified(
  notes: AsyncIterable<LooseNote> | Iterable<LooseNote>,
  problems: ImportProblems,
): AsyncGenerator<TextNote> {
  const answers = new Map<string, string[]>()
  const ids = new Set<string>()
  let place = 0
  for await (const { id, ...note } of notes) {
    const said = JSON.stringify([note.form, note.answer, note.extra, note.below])
    const key = id ?? guidOfQuestion(note.question, 0)
    const earlier = answers.get(key)
    if (earlier && id !== null) {
      problems.add(earlier.includes(said) ? 'repeated' : 'same-id', note.question)
      continue
    }
    if (earlier?.includes(said)) {
      problems.add('repeated', note.question)
      continue
    }
    if (earlier) problems.add('same-question', note.question)
    const guid = id ?? guidOfQuestion(note.question, earlier?.length ?? 0)
    answers.set(key, [...(earlier ?? []), said])
    if (ids.has(guid)) continue
    ids.add(guid)
    yield { ...note, guid, place }
    place += 1
  }
}
