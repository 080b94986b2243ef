import { useState, useTransition } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import type { FormTexts } from '@/lib/domain/form-fields'
import { type EditedState, saveArticleFields } from '../article-entry-actions'
import { BibliographyFields, type BibliographyWords } from './bibliography-fields'

export type SourceDetailsProps = {
  readonly articleKey: string
  readonly words: BibliographyWords
  readonly texts: FormTexts
}

/** Corrects what is said of an article: title, authors, outlet, date, address. */
export function SourceDetailsDialog({
  articleKey,
  words,
  texts,
  onClose,
}: SourceDetailsProps & { readonly onClose: () => void }) {
  const [state, setState] = useState<EditedState | null>(null)
  const [pending, startTransition] = useTransition()
  const errors = state?.ok === false ? state.fields : {}
  const save = (form: HTMLFormElement) => {
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    startTransition(async () => {
      const result = await reachServer(
        () => saveArticleFields(articleKey, fields),
        (message) => ({ ok: false as const, message, fields: {} }),
      )
      setState(result)
      if (!result.ok) return
      onClose()
      toast('Source details saved.')
    })
  }
  return (
    <Dialog open onClose={onClose} title="Source details" closesBeside={false} actions={null}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          save(event.currentTarget)
        }}
      >
        <BibliographyFields words={words} texts={texts} errors={errors} />
        {state?.ok === false && Object.keys(state.fields).length === 0 ? (
          <ErrorNote title="The source details weren’t saved.">{state.message}</ErrorNote>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {pending ? 'Saving' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
