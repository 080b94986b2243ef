'use client'

import { useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { changeReading } from '../reading-actions'

/** Leaves an article for today; it comes back by itself. */
export function PutOffButton({ articleKey, title }: { readonly articleKey: string; readonly title: string }) {
  const [pending, startTransition] = useTransition()
  const putOff = () =>
    startTransition(async () => {
      const result = await changeReading(articleKey, { later: true }).catch(() => null)
      if (!result?.ok) toast(result?.message ?? 'The server couldn’t be reached. Nothing was changed; try again.')
    })
  return (
    <Button look="quiet" disabled={pending} aria-label={`Not today: “${title}”`} onClick={putOff}>
      Not today
    </Button>
  )
}
