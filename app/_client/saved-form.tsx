import { type ReactNode, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import type { Acted } from '@/lib/services/result'
import { notSent, reachServer } from './reach-server'

type SavedFormProps<T> = {
  readonly save: (form: FormData) => Promise<Acted<T>>
  readonly onDone: (value: T) => void
  readonly onCancel: () => void
  /** “The fact wasn’t changed.” */
  readonly failedTitle: string
  readonly saveWord?: string
  /** The fields, with what is wrong with each by its name. */
  readonly children: (errors: Readonly<Record<string, string>>) => ReactNode
}

/** A form that is saved by an action of the server and keeps what was typed until it is. */
export function SavedForm<T>(props: SavedFormProps<T>) {
  const { save, onDone, onCancel, failedTitle, saveWord = 'Save', children } = props
  const [failure, setFailure] = useState<Extract<Acted<T>, { ok: false }> | null>(null)
  const [isSaving, setSaving] = useState(false)
  const submit = async (form: FormData) => {
    if (isSaving) return
    setSaving(true)
    setFailure(null)
    const result = await reachServer<Acted<T>, Acted<T>>(() => save(form), notSent, [...form.values()])
    setSaving(false)
    if (result.ok) onDone(result.value)
    else setFailure(result)
  }
  return (
    <form
      noValidate
      autoComplete="off"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      {children(failure?.fields ?? {})}
      {failure ? <ErrorNote title={failedTitle}>{failure.message}</ErrorNote> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        {/* Not disabled while it saves: a disabled button loses the focus. */}
        <Button type="submit" look="primary" aria-disabled={isSaving}>
          {isSaving ? 'Saving' : saveWord}
        </Button>
      </div>
    </form>
  )
}
