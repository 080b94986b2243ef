'use client'

import { useState } from 'react'
import { enteredText } from '@/app/_client/form-texts'
import { SavedForm } from '@/app/_client/saved-form'
import { sayOutcome } from '@/app/_client/say-outcome'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Select, TextArea } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import { type ConflictDecisionForm, decide, type PairForm, reopen } from '../conflict-actions'
import { REOPENED } from './conflict-words'

type Side = { readonly factId: string; readonly name: string }

type DecideButtonsProps = {
  readonly pair: PairForm
  readonly sides: readonly [Side, Side]
  /** What the note begins with. */
  readonly draftNote: string
}

type Asked = { readonly kind: 'keep' } | { readonly kind: 'prefer'; readonly side: Side }

const decisionOf = (asked: Asked, form: FormData): ConflictDecisionForm => {
  if (asked.kind === 'keep') return { kind: 'keep', note: enteredText(form, 'note') }
  const other = enteredText(form, 'other') === 'retire' ? 'retire' : 'check-again'
  return { kind: 'prefer', factId: asked.side.factId, other, reason: enteredText(form, 'reason') }
}

/** The ways to decide on two facts. Each can be taken back. */
export function DecideButtons({ pair, sides, draftNote }: DecideButtonsProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const takeBack = () => sayOutcome(reopen(pair), REOPENED)
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2">
        {pair.kind === 'conflict' ? <Button onClick={() => setAsked({ kind: 'keep' })}>Keep both</Button> : null}
        {sides.map((side, index) => (
          <Button key={side.factId} onClick={() => setAsked({ kind: 'prefer', side })}>
            Prefer the {index === 0 ? 'first' : 'second'}
          </Button>
        ))}
        <Button
          look="quiet"
          onClick={() => void sayOutcome(decide(pair, { kind: 'dismiss' }), 'Dismissed.', () => takeBack)}
        >
          {pair.kind === 'duplicate' ? 'Not the same' : 'They don’t conflict'}
        </Button>
      </div>
      <Dialog
        open={asked !== null}
        onClose={close}
        title={asked?.kind === 'prefer' ? `Prefer ${asked.side.name}` : 'Keep both and name the sources'}
        closesBeside={false}
        actions={null}
      >
        {asked === null ? null : (
          <SavedForm
            save={(form) => decide(pair, decisionOf(asked, form))}
            onDone={(kind) => {
              close()
              const words = kind === 'keep' ? 'Both are kept. Their cards say so.' : 'Decided.'
              toast(words, { label: 'Undo', run: () => void takeBack() })
            }}
            onCancel={close}
            failedTitle="Your decision wasn’t saved."
            saveWord={asked.kind === 'prefer' ? 'Prefer it' : 'Keep both'}
          >
            {(errors) =>
              asked.kind === 'prefer' ? (
                <>
                  <Select
                    name="other"
                    label="The other fact"
                    options={[
                      { value: 'retire', label: 'is retired: its cards are no longer reviewed' },
                      { value: 'check-again', label: 'stays, but needs checking' },
                    ]}
                  />
                  <TextArea name="reason" label="Why" hint="Kept with the decision." rows={2} error={errors.reason} />
                </>
              ) : (
                <TextArea
                  name="note"
                  label="Note for the cards"
                  hint="One sentence that names both sources; the cards of both facts show it."
                  defaultValue={draftNote}
                  error={errors.note}
                />
              )
            }
          </SavedForm>
        )}
      </Dialog>
    </>
  )
}
