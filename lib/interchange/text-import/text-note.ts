import { createHash } from 'node:crypto'
import { deletions } from '../../domain/cards/cloze'
import { draftOfOwnCard } from '../../domain/drafting/own-card'
import { MOST_NAMES } from '../../domain/drafting/text-limits'
import type { OriginalNote } from '../../domain/imports/import-report'
import type { Weight } from '../../domain/library'
import { newAnkiCard } from '../anki/card-history'
import type { ImportProblems } from '../anki/import-problems'
import { fingerprintOf } from '../anki/stage-notes'
import type { StagedCard, StagedNote } from '../anki/staged-note'

/** A question as a text states it. */
export type TextNote = {
  /** By which the same question is known again. */
  readonly guid: string
  readonly form: 'question' | 'reversed' | 'cloze' | 'typed'
  /** Card Markdown; of a cloze its source. `reversed` is asked both ways. */
  readonly question: string
  readonly answer: string
  readonly hint: string | null
  /** What the fact says beside its card: a passage. */
  readonly extra: string
  /** What is shown below the answer, in card Markdown; left out where nothing is. */
  readonly below?: string
  readonly sourceLine: string | null
  /** EDTF. */
  readonly asOf: string | null
  readonly weight: Weight | null
  readonly topics: readonly string[]
  readonly deck: string | null
  readonly original: OriginalNote
  /** The cards of this program that it was exported from, if it was. */
  readonly cardIds?: readonly string[]
  /** Where it is in the file. */
  readonly place: number
}

/** A question as a format gives it, before it is known whether it repeats. `id` is its guid if the file names one. */
export type LooseNote = Omit<TextNote, 'guid' | 'place'> & { readonly id: string | null }

type Side = Pick<StagedCard, 'form' | 'front' | 'back' | 'deletion' | 'ordinal'>

const sidesOf = ({ form, question, answer }: TextNote): readonly Side[] => {
  if (form === 'cloze')
    return deletions(question).map((deletion) => ({ form, front: question, back: '', deletion, ordinal: deletion - 1 }))
  const asked = { front: question, back: answer, deletion: 0, ordinal: 0 }
  if (form !== 'reversed') return [{ ...asked, form }]
  return [
    { ...asked, form: 'question' },
    { form, front: answer, back: question, deletion: 0, ordinal: 1 },
  ]
}

/** A question of a text as it comes into the library: a fact with its cards. @param now for what has no date of its own */
export const stagedTextNote = (note: TextNote, now: number): StagedNote => {
  const { guid, form, question, answer, hint, weight, original, deck, sourceLine, asOf } = note
  const topics = [...new Set(note.topics.map((topic) => topic.trim()).filter((topic) => topic !== ''))].slice(
    0,
    MOST_NAMES,
  )
  const draft = draftOfOwnCard({
    front: question,
    back: form === 'cloze' ? '' : answer,
    form: form === 'cloze' ? 'question' : form === 'reversed' ? 'question' : form,
    weight: weight ?? 'should',
    topics,
  })
  const fact = { kind: draft.kind, statement: [draft.statement, note.extra].join(' ').trim() }
  const below = [form === 'cloze' ? answer : '', note.below ?? ''].filter((text) => text !== '').join('\n\n')
  const sides = sidesOf(note)
  // In the order of a note of a package, so that the same note has the same fingerprint from both.
  const said = sides.map(({ ordinal, form: own, front, back, deletion }) => {
    return { ordinal, form: own, front, back, hint, ...(below === '' ? {} : { extra: below }), deletion, group: 0 }
  })
  const beside = { sourceLine, asOf, weight }
  const isPlain = sourceLine === null && asOf === null && weight === null
  return {
    guid,
    noteId: now,
    modifiedAt: now,
    original,
    ...fact,
    topics,
    isMarked: false,
    deck,
    sha256: fingerprintOf(isPlain ? { ...fact, topics, said } : { ...fact, topics, said, beside }),
    cards: said.map((card) => ({
      ...card,
      anki: newAnkiCard({ place: note.place, ordinal: card.ordinal, now }),
      reviews: [],
    })),
    beside: { ...beside, cardIds: note.cardIds ?? [] },
  }
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
const normal = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** The guid of a question that has no id: the same for the same words. @param round of questions that repeat in a file */
const guidOfQuestion = (question: string, round: number): string =>
  `text:question:${shortHash(normal(question))}${round === 0 ? '' : `:${round}`}`

/** A UUID, or an id as long as one: it names the same thing in every file. */
const WORLDWIDE = /^[\w!#$%&()*+,./:;<=>?@[\]^`{|}~-]{10,}$/u

/** The guid of an id of a file. Short ones such as 1, 2, 3 are known by the name of their file too. */
export const guidOfId = (id: string, fileName: string): string => {
  if (WORLDWIDE.test(id)) return id
  const stem = fileName
    .replace(/\.[^.]*$/u, '')
    .replace(/\s*\(\d+\)$|[-_ ]?\d{4}-\d{2}-\d{2}$/gu, '')
    .toLowerCase()
  return `text:id:${shortHash(`${stem}\n${normal(id)}`)}`
}

/**
 * Gives each question its guid. One that repeats an earlier one, with the same answer, is left out; one that repeats its
 * question with another answer is kept, because a word may have two meanings. Both are reported.
 */
export async function* identified(notes: AsyncIterable<LooseNote>, problems: ImportProblems): AsyncGenerator<TextNote> {
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
