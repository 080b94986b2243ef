import type { NoteEdit } from '../../domain/folder-sync/note-card'
import type { SyncedText } from '../../domain/folder-sync/synced-text'
import { isFence } from '../text-import/note-blocks'
import { isTableRow } from '../text-import/obsidian-cards'
import { rewrittenSide } from './raw-side'
import { type LocatedCard, locateCards, type NoteSpan } from './read-note'

type Change = NoteSpan & { readonly text: string }

const withChanges = (text: string, changes: readonly Change[]): string =>
  [...changes]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((changed, { from, to, text: words }) => changed.slice(0, from) + words + changed.slice(to), text)

/** Gaps as a note marks them. */
const asHighlights = (source: string): string => source.replace(/\{\{c\d+::([\s\S]*?)\}\}/gu, '==$1==')

/** Nothing may follow on these lines: a fence would not close, and a table would get a cell. */
const isClosedLine = (line: string): boolean => isFence(line) || isTableRow(line)

const lastLine = (text: string): string => text.split(/\r\n?|\n/u).at(-1) ?? ''

/** How an id is written: as Obsidian does, or as a comment where Obsidian would show it to readers. */
const idWords = (id: string, line: string, isBlockEnd: boolean, eol: string): string => {
  if (isClosedLine(line)) return `${eol}<!--^${id}-->`
  return isBlockEnd ? ` ^${id}` : ` <!--^${id}-->`
}

type Editing = { readonly text: string; readonly eol: string; readonly card: LocatedCard; readonly edit: NoteEdit }

const newSide = ({ text, eol, card }: Editing, span: NoteSpan, was: string, words: string): string => {
  const raw = text.slice(span.from, span.to).replace(/\r\n?/gu, '\n')
  return rewrittenSide(raw, was, words, card.hasTags).replaceAll('\n', eol)
}

const SEPARATORS = { line: ['::', ':::'], lines: ['?', '??'] } as const

const separatorOf = (layout: keyof typeof SEPARATORS, { form }: SyncedText): string =>
  SEPARATORS[layout][form === 'reversed' ? 1 : 0]

/** New words in the lines that the card has; null if its form has other signs than the note. */
const inPlace = (editing: Editing, wanted: SyncedText): readonly Change[] | null => {
  const { card } = editing
  const { layout, questionSpan, separatorSpan, answerSpan, text: was } = card
  if ((layout === 'gaps') !== (wanted.form === 'cloze')) return null
  if (layout === 'gaps') {
    const words = newSide(editing, questionSpan, asHighlights(was.question), asHighlights(wanted.question))
    return [{ ...questionSpan, text: words }]
  }
  if (!separatorSpan || !answerSpan) return null
  const changes: Change[] = []
  if (was.question !== wanted.question)
    changes.push({ ...questionSpan, text: newSide(editing, questionSpan, was.question, wanted.question) })
  if (was.form !== wanted.form) changes.push({ ...separatorSpan, text: separatorOf(layout, wanted) })
  if (was.answer !== wanted.answer)
    changes.push({ ...answerSpan, text: newSide(editing, answerSpan, was.answer, wanted.answer) })
  return changes
}

/** A card of one line as one of several; null if it is not a paragraph of its own. */
const inLines = (editing: Editing, wanted: SyncedText): readonly Change[] | null => {
  const { card, eol } = editing
  const { questionSpan, answerSpan, isAlone, text: was } = card
  if (!isAlone || !answerSpan || wanted.form === 'cloze') return null
  const question = newSide(editing, questionSpan, was.question, wanted.question)
  const answer = newSide(editing, answerSpan, was.answer, wanted.answer)
  const words = [question, separatorOf('lines', wanted), answer].join(eol)
  return [{ from: questionSpan.from, to: answerSpan.to, text: words }]
}

/** What makes room for the id after new words that end with a line on which nothing may follow. */
const idChanges = ({ text, eol, card, edit }: Editing, changes: readonly Change[]): readonly Change[] => {
  const ending = card.answerSpan ?? card.questionSpan
  const last = changes.find(({ to }) => to === ending.to)
  const newId = edit.blockId === null || edit.blockId === card.blockId ? null : edit.blockId
  const rest = text.slice(ending.to, card.idAt)
  const line = lastLine(last ? last.text : text.slice(0, ending.to))
  if (!isClosedLine(line)) {
    if (newId === null) return []
    return [{ from: card.idAt, to: card.idAt, text: idWords(newId, line, card.isBlockEnd, eol) }]
  }
  const isFull = rest.trim() !== ''
  const own = card.id
  const moved = own && !own.isComment ? [{ from: own.from, to: own.to, text: `<!--^${own.value}-->` }] : []
  const room =
    isFull && last ? [{ from: ending.to, to: ending.to + (rest.length - rest.trimStart().length), text: eol }] : []
  const added = newId === null ? [] : [{ from: card.idAt, to: card.idAt, text: `${eol}<!--^${newId}-->` }]
  return [...(last ? moved : []), ...room, ...added]
}

const eolOf = (text: string, at: number): string =>
  /\r\n?|\n/u.exec(text.slice(at))?.[0] ?? /\r\n?|\n/u.exec(text)?.[0] ?? '\n'

/** The ways in which an edit can be written, the one that changes least first. */
const waysOf = (text: string, card: LocatedCard, edit: NoteEdit): readonly (readonly Change[])[] => {
  const editing = { text, eol: eolOf(text, card.questionSpan.from), card, edit }
  const wanted = edit.text
  const ways = wanted === null ? [[]] : [inPlace(editing, wanted), inLines(editing, wanted)]
  return ways.flatMap((changes) => (changes === null ? [] : [[...changes, ...idChanges(editing, changes)]]))
}

type Said = Pick<LocatedCard, 'blockId' | 'text' | 'deck' | 'topics'>

const saidBy = ({
  cards,
  strayIds,
}: {
  readonly cards: readonly Said[]
  readonly strayIds: readonly string[]
}): string => JSON.stringify([cards.map(({ blockId, text, deck, topics }) => [blockId, text, deck, topics]), strayIds])

const wantedOf = (card: LocatedCard, edit: NoteEdit | undefined): Said =>
  edit ? { ...card, blockId: edit.blockId ?? card.blockId, text: edit.text ?? card.text } : card

/** A note with its edits, and the places of the cards whose edits cannot be written there. */
export type EditedNote = { readonly text: string; readonly refused: readonly number[] }

/**
 * Writes ids and texts of cards into a note. Nothing outside of these cards changes. What was written is read again: an
 * edit after which the note would say anything else than it should is refused.
 */
export const editNote = (path: string, text: string, edits: readonly NoteEdit[]): EditedNote => {
  const written = edits.length === 0 ? text : withAll(path, text, edits)
  if (written !== null) return { text: written, refused: [] }
  if (edits.length === 1) return { text, refused: edits.map(({ place }) => place) }
  const half = edits.length >> 1
  const first = editNote(path, text, edits.slice(0, half))
  const rest = editNote(path, first.text, edits.slice(half))
  return { text: rest.text, refused: [...first.refused, ...rest.refused] }
}

/** A note with all of these edits; null if it would not say what it should. Of one edit every way is tried. */
const withAll = (path: string, text: string, edits: readonly NoteEdit[]): string | null => {
  const before = locateCards(path, text)
  const byPlace = new Map(edits.map((edit) => [edit.place, edit]))
  const wanted = saidBy({ ...before, cards: before.cards.map((card) => wantedOf(card, byPlace.get(card.place))) })
  const ways = edits.map((edit) => {
    const card = before.cards[edit.place]
    return card ? waysOf(text, card, edit) : []
  })
  for (const way of edits.length === 1 ? [0, 1] : [0]) {
    const changes = ways.map((each) => each[way])
    if (changes.some((each) => each === undefined)) continue
    const edited = withChanges(
      text,
      changes.flatMap((each) => each ?? []),
    )
    if (saidBy(locateCards(path, edited)) === wanted) return edited
  }
  return null
}
