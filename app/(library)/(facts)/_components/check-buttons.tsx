'use client'

import { useState } from 'react'
import { enteredText } from '@/app/_client/form-texts'
import { SavedForm } from '@/app/_client/saved-form'
import { sayOutcome } from '@/app/_client/say-outcome'
import { Button, LinkButton } from '@/app/_ui/button'
import { dateWords } from '@/app/_ui/citation'
import { Dialog } from '@/app/_ui/dialog'
import { TextField } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import { confirm, putOff, undoLastChangeOf } from '../fact-actions'
import { setFactRetired } from './retire-button'

/** What the form needs of a fact. */
export type FactToConfirm = {
  readonly factId: string
  readonly statement: string
  /** What the fields begin with: this month, and a year from now. */
  readonly thisMonth: string
  readonly nextYear: string
}

const takeBack = (factId: string) => sayOutcome(undoLastChangeOf(factId), 'Undone. The fact is as it was before.')

/** What can be done with a fact that has to be checked again. Each can be taken back. */
export function CheckButtons({ fact }: { readonly fact: FactToConfirm }) {
  const [isAsked, setAsked] = useState(false)
  const { factId, statement, thisMonth, nextYear } = fact
  const close = () => setAsked(false)
  const wait = () =>
    sayOutcome(
      putOff(factId),
      (until) => `Postponed until ${dateWords(until)}.`,
      () => () => takeBack(factId),
    )
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={() => setAsked(true)}>Still true</Button>
        <LinkButton href={`/library/fact/${factId}`}>Edit the fact</LinkButton>
        <Button look="quiet" onClick={() => void wait()}>
          Postpone 30 days
        </Button>
        <Button look="quiet" onClick={() => void setFactRetired(factId, true)}>
          Retire
        </Button>
      </div>
      <Dialog open={isAsked} onClose={close} title="Still true" closesBeside={false} actions={null}>
        <SavedForm
          save={(form) =>
            confirm(factId, {
              asOf: enteredText(form, 'asOf'),
              reviewBy: enteredText(form, 'reviewBy'),
              note: enteredText(form, 'note'),
            })
          }
          onDone={() => {
            close()
            toast('Confirmed. Your progress is kept.', { label: 'Undo', run: () => void takeBack(factId) })
          }}
          onCancel={close}
          failedTitle="The fact wasn’t changed."
          saveWord="Confirm"
        >
          {(errors) => (
            <>
              <p className="font-serif text-passage">{statement}</p>
              <div className="grid gap-4 sm:grid-cols-2">
                <TextField
                  name="asOf"
                  label="As of"
                  hint="When you checked it: 2026-03."
                  defaultValue={thisMonth}
                  error={errors.asOf}
                />
                <TextField
                  name="reviewBy"
                  label="Check again by"
                  hint="Optional."
                  defaultValue={nextYear}
                  error={errors.reviewBy}
                />
              </div>
              <TextField
                name="note"
                label="Where you checked it"
                hint="Optional. Kept in the history."
                error={errors.note}
              />
            </>
          )}
        </SavedForm>
      </Dialog>
    </>
  )
}
