'use client'

import { useAct } from '@/app/_client/use-act'
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
  const { isPending, run } = useAct(toast)
  const take = (way: WayToClose, label: string) =>
    run(
      () => change(id, changeOf(way)),
      ({ before }) =>
        toast(`Done: ${label.charAt(0).toLowerCase()}${label.slice(1)}.`, {
          label: 'Undo',
          run: () =>
            run(
              () => putBack(id, before),
              () => toast('Undone.'),
            ),
        }),
    )
  return (
    <ul aria-label="Ways to reach the targets" className="mt-3 flex flex-wrap gap-2">
      {ways.map(({ way, label }) => (
        <li key={way.kind}>
          <Button disabled={isPending} onClick={() => take(way, label)}>
            {label}
          </Button>
        </li>
      ))}
    </ul>
  )
}
