'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import type { FormTexts } from '@/lib/domain/form-fields'
import { type AddState, takeIncomingFromForm } from '../article-actions'
import { declineIncoming } from '../incoming-actions'
import { AddOutcome } from './add-outcome'
import { BibliographyFields, type BibliographyWords } from './bibliography-fields'
import { confirmHints } from './confirm-words'
import { unsent, withinSize } from './form-action'
import { ReadingStatus } from './reading-status'
import { useTicketForm } from './use-ticket-form'

type TakeFormProps = {
  readonly article: {
    readonly incomingId: string
    readonly title: string
    readonly published: string | null
    /** False where the page is only fetched when it is taken. */
    readonly isFetched: boolean
  }
  readonly words: BibliographyWords
  readonly texts: FormTexts
  /** Words of it that were selected where it was shared. */
  readonly mark: string
}

const BLANK: AddState = { kind: 'blank', found: null }
const take = withinSize(takeIncomingFromForm)

/** What is said of an incoming article, to be looked at, and the two things to do with it. */
export function TakeForm({ article, words, texts, mark }: TakeFormProps) {
  const { state, isPending, form, send } = useFormAction(take, BLANK, unsent)
  const { ticket, onSubmit } = useTicketForm(send)
  const element = useRef<HTMLFormElement>(null)
  const router = useRouter()
  const errors = state.kind === 'refused' ? state.fields : {}
  useEffect(() => {
    if (state.kind === 'refused') element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    if (state.kind === 'confirm') element.current?.querySelector<HTMLElement>('[data-outcome]')?.focus()
  }, [state])
  const decline = async () => {
    const result = await declineIncoming([article.incomingId], true).catch(() => null)
    if (!result?.ok) return toast(result?.message ?? 'The server couldn’t be reached. Nothing was changed; try again.')
    toast('Declined.', { label: 'Undo', run: () => void declineIncoming([article.incomingId], false) })
    router.push('/library/incoming')
  }
  const hints = article.isFetched
    ? confirmHints(article)
    : {
        url: 'Fetched once, when you add the article.',
        published: 'As precise as you know it: 2023-02. Anything you leave blank is filled in from the page.',
      }
  return (
    <form ref={element} action={form.action} className="grid gap-5" onSubmit={onSubmit}>
      <input type="hidden" name="incoming" value={article.incomingId} />
      {mark === '' ? null : <input type="hidden" name="mark" value={mark} />}
      <BibliographyFields words={words} texts={texts} errors={errors} hints={hints} />
      {mark === '' ? null : (
        <div>
          <p className="font-medium">Selected text</p>
          <p className="text-quiet text-small">
            Highlighted in the article if it is found there. Drafts are made from it first.
          </p>
          <blockquote className="mt-2 border-rule border-l-2 pl-4 font-serif">{mark}</blockquote>
        </div>
      )}
      <AddOutcome state={state} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <ReadingStatus ticket={isPending ? ticket : null}>Reading the text</ReadingStatus>
        <Button look="quiet" disabled={isPending} onClick={() => void decline()}>
          Decline
        </Button>
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Adding' : 'Add article'}
        </Button>
      </div>
    </form>
  )
}
