import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { closeToast, toast } from '@/app/_ui/toast'
import { lookAtOwnCard, type OwnCardNotes } from '../../fact-actions'
import { fieldsOfDraft } from '../fact-fields'
import { freshDraft } from '../open-draft'
import type { Chosen } from '../use-passage'
import type { OwnCard } from './use-drafts'
import type { Writing } from './use-writing'

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
