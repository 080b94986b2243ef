import { useState } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextArea, TextField } from '@/app/_ui/field'
import { saveCardText } from '@/app/(library)/(facts)/fact-actions'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { EditedSides } from '@/lib/domain/session/edited-sides'

type EditDialogProps = {
  readonly card: StudyCard | null
  readonly onClose: () => void
  /** `changeId` is what an undo names; null where nothing changed. */
  readonly onSaved: (card: StudyCard, sides: EditedSides, changeId: string | null) => void
}

/** Changes the words of a card in the middle of a review; its memory and its place stay. */
export function EditDialog({ card, onClose, onSaved }: EditDialogProps) {
  return (
    <Dialog open={card !== null} onClose={onClose} title="Edit the card" closesBeside={false} actions={null}>
      {card ? <EditForm key={card.cardId} card={card} onClose={onClose} onSaved={onSaved} /> : null}
    </Dialog>
  )
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

function EditForm({ card, onClose, onSaved }: EditDialogProps & { readonly card: StudyCard }) {
  const [failure, setFailure] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const save = async (form: FormData) => {
    setSaving(true)
    setFailure(null)
    const hint = textOf(form, 'hint')
    const sides = { front: textOf(form, 'front'), back: textOf(form, 'back'), hint: hint === '' ? null : hint }
    const result = await reachServer(
      () => saveCardText({ cardId: card.cardId, ...sides }),
      (message) => ({ ok: false as const, message }),
      sides,
    )
    setSaving(false)
    if (result.ok) onSaved(card, result.value.text, result.value.changeId)
    else setFailure(result.message)
  }
  const isCloze = card.form === 'cloze'
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save(new FormData(event.currentTarget))
      }}
    >
      <TextArea
        name="front"
        label={isCloze ? 'Text' : 'Question'}
        hint={isCloze ? 'Mark the words to hide as {{c1::hidden words::hint}}. The hint is optional.' : undefined}
        defaultValue={card.front}
        required
      />
      {isCloze ? null : <TextArea name="back" label="Answer" defaultValue={card.back} rows={2} required />}
      <TextField
        name="hint"
        label="Hint"
        hint="Optional. Shown on request, before the answer."
        defaultValue={card.hint ?? ''}
      />
      {failure ? <ErrorNote title="The card wasn’t saved.">{failure}</ErrorNote> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={saving}>
          {saving ? 'Saving' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
