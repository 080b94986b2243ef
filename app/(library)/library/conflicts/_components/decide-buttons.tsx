'use client'

import { useState } from 'react'
import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select, TextArea } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import { type ConflictDecisionForm, decide, type PairForm } from '../actions'
import { reopenWithNotice } from './reopen-button'

const DONE: Record<ConflictDecisionForm['kind'], string> = {
  keep: 'Both are kept. Their cards say so.',
  prefer: 'Decided.',
  dismiss: 'Dismissed.',
}

type Side = { readonly factId: string; readonly name: string }

type DecideButtonsProps = {
  readonly pair: PairForm
  readonly sides: readonly [Side, Side]
  /** What the note begins with. */
  readonly draftNote: string
}

type Asked = { readonly kind: 'keep' } | { readonly kind: 'prefer'; readonly side: Side }

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The ways to decide on two facts. Each can be taken back. */
export function DecideButtons({ pair, sides, draftNote }: DecideButtonsProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const run = async (form: ConflictDecisionForm) => {
    setSaving(true)
    setFailure(null)
    const result = await reachServer(
      () => decide(pair, form),
      (message) => ({ ok: false as const, message: form.kind === 'dismiss' ? UNCHANGED : message, fields: {} }),
    )
    setSaving(false)
    if (!result.ok) {
      const message = Object.values<string>(result.fields)[0] ?? result.message
      if (form.kind === 'dismiss') toast(message)
      else setFailure(message)
      return
    }
    setAsked(null)
    toast(DONE[form.kind], { label: 'Undo', run: () => void reopenWithNotice(pair) })
  }
  const submit = (form: FormData) => {
    if (asked?.kind === 'keep') void run({ kind: 'keep', note: textOf(form, 'note') })
    if (asked?.kind === 'prefer') {
      const other = textOf(form, 'other') === 'retire' ? 'retire' : 'check-again'
      void run({ kind: 'prefer', factId: asked.side.factId, other, reason: textOf(form, 'reason') })
    }
  }
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2">
        {pair.kind === 'conflict' ? <Button onClick={() => setAsked({ kind: 'keep' })}>Keep both</Button> : null}
        {sides.map((side, index) => (
          <Button key={side.factId} onClick={() => setAsked({ kind: 'prefer', side })}>
            Prefer the {index === 0 ? 'first' : 'second'}
          </Button>
        ))}
        <Button look="quiet" aria-disabled={saving} onClick={() => void run({ kind: 'dismiss' })}>
          {pair.kind === 'duplicate' ? 'Not the same' : 'They don’t conflict'}
        </Button>
      </div>
      <Dialog
        open={asked !== null}
        onClose={() => {
          setAsked(null)
          setFailure(null)
        }}
        title={asked?.kind === 'prefer' ? `Prefer ${asked.side.name}` : 'Keep both and name the sources'}
        closesBeside={false}
        actions={null}
      >
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (!saving) submit(new FormData(event.currentTarget))
          }}
        >
          {asked?.kind === 'prefer' ? (
            <>
              <Select
                name="other"
                label="The other fact"
                options={[
                  { value: 'retire', label: 'is retired: its cards are no longer reviewed' },
                  { value: 'check-again', label: 'stays, but needs checking' },
                ]}
              />
              <TextArea name="reason" label="Why" hint="Kept with the decision." rows={2} />
            </>
          ) : (
            <TextArea
              name="note"
              label="Note for the cards"
              hint="One sentence that names both sources; the cards of both facts show it."
              defaultValue={draftNote}
            />
          )}
          {failure ? <ErrorNote title="Your decision was not saved.">{failure}</ErrorNote> : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsked(null)}>Cancel</Button>
            {/* Not disabled while it saves: a disabled button loses the focus. */}
            <Button type="submit" look="primary" aria-disabled={saving}>
              {saving ? 'Saving' : asked?.kind === 'prefer' ? 'Prefer it' : 'Keep both'}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
