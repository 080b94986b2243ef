'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import type { FormTexts } from '@/lib/domain/form-fields'
import { type EditedState, saveArticleFields } from '../article-entry-actions'
import { BibliographyFields, type BibliographyWords } from './bibliography-fields'
import { retireArticleWithUndo } from './set-article-retired'

type ArticleEntryDialogProps = {
  readonly article: {
    readonly key: string
    readonly origin: string
  }
  readonly words: BibliographyWords
  readonly texts: FormTexts
}

/** What can be done with an article as a whole: correct what is said of it, and take it out of the library. */
export function ArticleEntryDialog({ article, words, texts }: ArticleEntryDialogProps) {
  const [isOpen, setOpen] = useState(false)
  const [state, setState] = useState<EditedState | null>(null)
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const errors = state?.ok === false ? state.fields : {}
  const save = (form: HTMLFormElement) => {
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    startTransition(async () => {
      const result = await reachServer(
        () => saveArticleFields(article.key, fields),
        (message) => ({ ok: false as const, message, fields: {} }),
      )
      setState(result)
      if (!result.ok) return
      setOpen(false)
      toast('Source details saved.')
    })
  }
  const remove = () =>
    startTransition(async () => {
      if (await retireArticleWithUndo(article.key, true)) router.push('/library')
    })
  return (
    <div className="flex flex-wrap gap-2">
      {article.origin === 'content' ? null : (
        <Button
          onClick={() => {
            setState(null)
            setOpen(true)
          }}
        >
          Edit source details
        </Button>
      )}
      <Button look="quiet" disabled={pending} onClick={remove}>
        Remove article
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Source details" closesBeside={false} actions={null}>
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault()
            save(event.currentTarget)
          }}
        >
          <BibliographyFields words={words} texts={texts} errors={errors} />
          {state?.ok === false && Object.keys(state.fields).length === 0 ? (
            <ErrorNote title="The source details were not saved.">{state.message}</ErrorNote>
          ) : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" look="primary" disabled={pending}>
              {pending ? 'Saving' : 'Save'}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
