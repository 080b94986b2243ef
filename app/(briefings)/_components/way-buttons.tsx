'use client'

import { useTransition } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import type { BriefingUpdate } from '@/lib/services/briefing/change-briefing'
import type { WayToClose } from '@/lib/services/briefing/load-briefing'
import { change, putBack } from '../actions'

type WayButtonsProps = {
  readonly id: string
  readonly ways: readonly { readonly way: WayToClose; readonly label: string }[]
}

const changeOf = (way: WayToClose): BriefingUpdate => {
  switch (way.kind) {
    case 'minutes':
      return { kind: 'minutes', minutes: way.minutes }
    case 'drop':
      return { kind: 'drop', facts: way.facts }
    case 'targets':
      return { kind: 'targets', must: way.must, others: way.others }
    case 'days-off':
      return { kind: 'days-off' }
  }
}

/** Ways that close the gap: each changes the briefing at once, and can be taken back. */
export function WayButtons({ id, ways }: WayButtonsProps) {
  const [pending, startTransition] = useTransition()
  const take = (way: WayToClose, label: string) =>
    startTransition(async () => {
      const result = await change(id, changeOf(way)).catch(() => null)
      if (!result?.ok) return toast(result?.message ?? UNCHANGED)
      const { before } = result.value
      toast(`Done: ${label.charAt(0).toLowerCase()}${label.slice(1)}.`, {
        label: 'Undo',
        run: () =>
          startTransition(async () => {
            const undone = await putBack(id, before).catch(() => null)
            toast(undone?.ok ? 'Undone.' : (undone?.message ?? UNCHANGED))
          }),
      })
    })
  return (
    <ul aria-label="Ways to reach the targets" className="mt-3 flex flex-wrap gap-2">
      {ways.map(({ way, label }) => (
        <li key={way.kind}>
          <Button disabled={pending} onClick={() => take(way, label)}>
            {label}
          </Button>
        </li>
      ))}
    </ul>
  )
}
