import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { closeToast, toast } from '@/app/_ui/toast'
import {
  blankCard,
  draftOfFields,
  type FactFields,
  fieldsOfDraft,
  fieldsOfPassage,
} from '@/app/(library)/(facts)/_components/fact-fields'
import { wholeWords } from '@/app/(library)/(facts)/_components/sentences'
import { lookAtOwnCard, type OwnCardNotes } from '@/app/(library)/(facts)/fact-actions'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { MOST_PASSAGE_CHARACTERS } from '@/lib/domain/drafting/passage-limit'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { surroundingsOf, wholeSentences } from '../text-in-page'
import type { Chosen } from '../use-passage'
import type { OwnCard } from './use-drafts'
import { freshDraft, type Writing } from './use-writing'

const wordsAt = ({ around }: Chosen, { start, end }: TextSpan): string =>
  around.text.slice(start - around.from, end - around.from)

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ')

/** Sentences that are longer than a passage may be, cut between words around what is selected. */
function withinLimit(root: HTMLElement, sentences: TextSpan, selected: TextSpan): TextSpan {
  const tooLong = sentences.end - sentences.start - MOST_PASSAGE_CHARACTERS
  if (tooLong <= 0) return sentences
  const around = surroundingsOf(root, sentences)
  const room = Math.max(0, MOST_PASSAGE_CHARACTERS - (selected.end - selected.start)) / 2
  // A word at an edge is dropped rather than completed, so that the passage stays short enough.
  const start = around.text.indexOf(' ', Math.max(sentences.start, selected.start - room) - around.from)
  const end = around.text.lastIndexOf(' ', Math.min(sentences.end, selected.end + room) - around.from)
  const cut = wholeWords(around.text, { start, end })
  const from = around.from + (cut?.start ?? 0)
  return cut && from <= selected.start && around.from + cut.end >= selected.end
    ? { start: from, end: around.from + cut.end }
    : selected
}

/** A selection with the whole sentences that it touches as its passage. */
export function inSentences(root: HTMLElement, chosen: Chosen): { readonly words: string; readonly chosen: Chosen } {
  const span = withinLimit(root, wholeSentences(root, chosen.span), chosen.span)
  const passage: Chosen = { span, around: surroundingsOf(root, span) }
  return { words: inOneLine(wordsAt(chosen, chosen.span)).trim(), chosen: passage }
}

/** The sentences with the selected words as a gap; null where they are all of it, so that nothing would be left. */
function clozeSource(passage: Chosen, selected: TextSpan): string | null {
  const { span } = passage
  const before = inOneLine(wordsAt(passage, { start: span.start, end: selected.start }))
  const after = inOneLine(wordsAt(passage, { start: selected.end, end: span.end }))
  const gap = inOneLine(wordsAt(passage, selected))
  if (!/[\p{L}\p{N}]/u.test(before + after)) return null
  const source = `${before}{{c1::${gap}}}${after}`
  return source.startsWith('{{') ? source : source.charAt(0).toUpperCase() + source.slice(1)
}

const basis = (passage: Chosen): FactFields => fieldsOfPassage(inOneLine(wordsAt(passage, passage.span)))

/** A cloze card of selected words with its passage, ready to be saved; null where they fill their sentences. */
export function ownCloze(
  root: HTMLElement,
  chosen: Chosen,
): { readonly passage: TextSpan; readonly fact: FactDraft } | null {
  const { chosen: passage } = inSentences(root, chosen)
  const cloze = clozeSource(passage, chosen.span)
  if (cloze === null) return null
  const fact = draftOfFields({ ...basis(passage), entries: [{ ...blankCard(1, 'cloze'), cloze }] })
  return { passage: passage.span, fact }
}

/** The form for a question that the selected words answer. */
export function ownQuestion(
  root: HTMLElement,
  chosen: Chosen,
  form: 'question' | 'typed',
): { readonly passage: Chosen; readonly draft: FactFields } {
  const { words, chosen: passage } = inSentences(root, chosen)
  return { passage, draft: { ...basis(passage), entries: [{ ...blankCard(1, form), answer: words }] } }
}

/** A server that has not answered by then may be out of reach: the card is safe all the same. */
const PATIENCE_MS = 1_500

type OwnCardsOf = {
  readonly articleKey: string
  readonly writing: Writing
  readonly passageOf: (span: OwnCard['passage']) => Chosen
  readonly onSay: (words: string) => void
  /** Undoes the card of a decision. */
  readonly onUndo: (id: string) => void
}

const notesInWords = ({ repeats, issue }: OwnCardNotes, factId: string | null): string => {
  if (repeats && repeats.factId !== factId) {
    const what = repeats.kind === 'duplicate' ? 'already has this fact' : 'has a fact that contradicts this card'
    return ` Your library ${what}: “${repeats.statement}”`
  }
  return issue ? ` Check it: ${issue.what.charAt(0).toLowerCase()}${issue.what.slice(1)}.` : ''
}

/** Says of a card of the reader's own words what became of it, with the ways to change it, until that is dealt with. */
export function useOwnCards({ articleKey, writing, passageOf, onSay, onUndo }: OwnCardsOf) {
  const router = useRouter()
  const shown = useRef({ id: '', words: '' })
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const looking = useRef(new Map<string, Promise<OwnCardNotes | null>>())
  useEffect(
    () => () => {
      clearTimeout(waiting.current)
      closeToast(shown.current.words)
    },
    [],
  )
  const say = (id: string, words: string, factId: string | null) => {
    clearTimeout(waiting.current)
    onSay(words)
    toast(words, factId === null ? undefined : { label: 'Edit', run: () => router.push(`/library/fact/${factId}`) }, {
      label: 'Undo',
      run: () => onUndo(id),
    })
    shown.current = { id, words }
  }
  return {
    /** A card was made here, and is on its way. */
    made(id: string, { passage, fact }: OwnCard) {
      onSay('')
      const looked = lookAtOwnCard({ key: articleKey, span: { ...passage } }, fact)
      looking.current.set(
        id,
        looked.then((result) => (result.ok ? result.value : null)).catch(() => null),
      )
      clearTimeout(waiting.current)
      const words = 'The cloze card is kept in this browser. It is saved when the server can be reached.'
      waiting.current = setTimeout(() => say(id, words, null), PATIENCE_MS)
    },
    async saved(id: string, factId: string | null) {
      say(id, 'Cloze card made.', factId)
      const notes = await looking.current.get(id)
      const words = notes ? notesInWords(notes, factId) : ''
      if (words !== '' && shown.current.id === id) say(id, `Cloze card made.${words}`, factId)
    },
    refused({ passage, fact }: OwnCard, reason: string) {
      clearTimeout(waiting.current)
      writing.keep({ ...freshDraft(passageOf(passage)), draft: fieldsOfDraft(fact) })
      const words = `The card wasn’t saved: ${reason}`
      onSay(words)
      toast(words, { label: 'Edit it', run: writing.show })
      shown.current = { id: '', words }
    },
    /** A decision was undone elsewhere: nothing is offered about it any more. */
    undone(id: string) {
      clearTimeout(waiting.current)
      if (shown.current.id === id) closeToast(shown.current.words)
    },
  }
}
