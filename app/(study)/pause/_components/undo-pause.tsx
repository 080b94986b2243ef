'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { reverse } from '@/app/_history/reverse'
import { Button } from '@/app/_ui/button'

/** Undoes what was just done, and goes back to the page as it was opened. */
export function UndoPause({ actionId }: { readonly actionId: string }) {
  const [isPending, startTransition] = useTransition()
  const router = useRouter()
  const undo = () =>
    startTransition(async () => {
      await reverse('undo', actionId)
      router.replace('/pause')
    })
  return (
    <Button disabled={isPending} onClick={undo}>
      Undo
    </Button>
  )
}
