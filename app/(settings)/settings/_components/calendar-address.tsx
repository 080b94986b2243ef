'use client'

import { useId, useState } from 'react'
import { useAct } from '@/app/_client/use-act'
import { Button } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { ErrorNote } from '@/app/_ui/error-note'
import { Select } from '@/app/_ui/field'
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
  const id = useId()
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
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(shown)
      toast('Address copied.')
    } catch {
      toast('The browser doesn’t let pages copy. Select the address and copy it.')
    }
  }
  return (
    <div className="grid gap-5">
      <Select label="Show study" options={[WHOLE_DAY, ...hours]} value={hour} onValue={setHour} className="max-w-48" />
      <div>
        <label htmlFor={`${id}-address`} className="block font-medium">
          Calendar address
        </label>
        <div className="mt-1.5 flex flex-wrap gap-2">
          <input
            id={`${id}-address`}
            readOnly
            value={shown}
            onFocus={(event) => event.target.select()}
            className="min-h-11 min-w-0 flex-1 basis-72 rounded-control border border-edge bg-sheet px-3 font-mono text-small"
          />
          <Button onClick={copy}>Copy</Button>
        </div>
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
