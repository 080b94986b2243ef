'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select, TextField } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { CardLine } from '@/lib/services/cards/search-cards'
import type { Failure } from '@/lib/services/result'
import type { CardAct } from '@/lib/services/study/act-on-cards'

type ActsDialogProps = {
  /** The cards to act on; none closes the dialog. */
  readonly lines: readonly CardLine[]
  readonly day: StudyDay
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly onAct: (act: CardAct) => void
  readonly onClose: () => void
}

const FLAGS = [0, 1, 2, 3, 4, 5, 6, 7].map((flag) => ({
  value: String(flag),
  label: flag === 0 ? 'No flag' : `Flag ${flag}`,
}))

/** Everything that can be done to one card or to several. What would change nothing is not offered. */
export function ActsDialog({ lines, day, isPending, failure, onAct, onClose }: ActsDialogProps) {
  const some = (holds: (line: CardLine) => boolean) => lines.some(holds)
  const isBuried = ({ memory }: CardLine) => (memory?.buriedUntilDay ?? day) > day
  const isStudied = ({ memory }: CardLine) => memory?.stability != null
  return (
    <Dialog
      open={lines.length > 0}
      onClose={onClose}
      title={lines.length === 1 ? 'Change this card' : `Change ${counted(lines.length, 'card')}`}
    >
      {failure && failure.field !== 'date' ? (
        <div className="mb-4">
          <ErrorNote title={failure.message} />
        </div>
      ) : null}
      <fieldset disabled={isPending} className="flex flex-col gap-5">
        <legend className="sr-only">What to do</legend>
        <Acts says="Suspended cards are not reviewed until you resume them. Buried cards come back tomorrow.">
          {some(({ memory }) => !memory?.suspended) ? (
            <Button onClick={() => onAct({ kind: 'suspend', suspended: true })}>Suspend</Button>
          ) : null}
          {some(({ memory }) => memory?.suspended === true) ? (
            <Button onClick={() => onAct({ kind: 'suspend', suspended: false })}>Resume</Button>
          ) : null}
          {some((line) => !isBuried(line)) ? (
            <Button onClick={() => onAct({ kind: 'bury', buried: true })}>Bury until tomorrow</Button>
          ) : null}
          {some(isBuried) ? <Button onClick={() => onAct({ kind: 'bury', buried: false })}>Stop burying</Button> : null}
        </Acts>
        <Acts says="Use marks and flags to find cards again.">
          {some(({ memory }) => !memory?.marked) ? (
            <Button onClick={() => onAct({ kind: 'mark', marked: true })}>Mark</Button>
          ) : null}
          {some(({ memory }) => memory?.marked === true) ? (
            <Button onClick={() => onAct({ kind: 'mark', marked: false })}>Remove the mark</Button>
          ) : null}
        </Acts>
        <FlagForm flag={lines[0]?.memory?.flag ?? 0} onAct={onAct} />
        {some(isStudied) ? (
          <>
            <DueForm day={day} error={failure?.field === 'date' ? failure.message : null} onAct={onAct} />
            <Acts says="Start again, as if never studied. Your answers stay in the log.">
              <Button onClick={() => onAct({ kind: 'forget' })}>Reset</Button>
            </Acts>
          </>
        ) : null}
      </fieldset>
    </Dialog>
  )
}

function Acts({ says, children }: { readonly says: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className="flex flex-wrap gap-2">{children}</div>
      <p className="mt-1.5 text-quiet text-small">{says}</p>
    </div>
  )
}

type FormProps = Pick<ActsDialogProps, 'onAct'>

function FlagForm({ flag, onAct }: FormProps & { readonly flag: number }) {
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onAct({ kind: 'flag', flag: Number(new FormData(event.currentTarget).get('flag')) })
      }}
    >
      <Select label="Flag" name="flag" defaultValue={String(flag)} options={FLAGS} className="w-40" />
      <Button type="submit">Set the flag</Button>
    </form>
  )
}

function DueForm({ day, error, onAct }: FormProps & { readonly day: StudyDay; readonly error: string | null }) {
  const [tomorrow] = useState(isoDateOf(day + 1))
  return (
    <form
      noValidate
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onAct({ kind: 'set-due', date: String(new FormData(event.currentTarget).get('date') ?? '') })
      }}
    >
      <TextField
        label="Due on"
        name="date"
        type="date"
        min={isoDateOf(day)}
        defaultValue={tomorrow}
        error={error}
        className="w-48"
      />
      <Button type="submit" className="sm:mt-[1.78rem]">
        Set the due date
      </Button>
    </form>
  )
}
