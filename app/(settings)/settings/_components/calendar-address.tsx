'use client'

import { useState } from 'react'
import { copyText } from '@/app/_client/copy-text'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select, TextField } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import { hourWords } from '@/lib/domain/format/words'
import { changeCalendarAction } from '../actions'

const WHOLE_DAY = { value: '', label: 'all day' }

type CalendarAddressProps = {
  /** Without an hour; null where the calendar is off. */
  readonly address: string | null
}

/** The calendar's address, to copy, renew and switch off. */
export function CalendarAddress({ address }: CalendarAddressProps) {
  const [hour, setHour] = useState(WHOLE_DAY.value)
  const { isPending, problem, run } = useAct()
  const change = (kind: 'renew' | 'off', said: string) =>
    run(
      () => changeCalendarAction(kind),
      () => toast(said),
    )
  const note = problem === null ? null : <ErrorNote title="The calendar wasn’t changed.">{problem}</ErrorNote>
  if (address === null) {
    return (
      <div className="grid gap-4">
        <p>The calendar is off.</p>
        {note}
        <div>
          <Button disabled={isPending} onClick={() => change('renew', 'Address created.')}>
            Create an address
          </Button>
        </div>
      </div>
    )
  }
  const hours = Array.from({ length: 24 }, (_, at) => ({
    value: String(at),
    label: `at ${hourWords(at, dateStyle())}`,
  }))
  const shown = hour === WHOLE_DAY.value ? address : `${address}?hour=${hour}`
  const copy = () => copyText(shown, 'Address copied.', 'Your browser blocked copying. Select the address and copy it.')
  return (
    <div className="grid gap-5">
      <Select label="Show study" options={[WHOLE_DAY, ...hours]} value={hour} onValue={setHour} className="max-w-48" />
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label="Calendar address"
          readOnly
          value={shown}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 basis-72"
        />
        <Button onClick={() => void copy()}>Copy</Button>
      </div>
      {note}
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={isPending}
          onClick={() => change('renew', 'New address created. The old one no longer works.')}
        >
          Renew the address
        </Button>
        <Button
          look="quiet"
          disabled={isPending}
          onClick={() => change('off', 'The calendar is off. Its address no longer works.')}
        >
          Switch off
        </Button>
      </div>
    </div>
  )
}
