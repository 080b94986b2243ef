'use client'

import { useRouter } from 'next/navigation'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { allowKindAgain } from '../../draft-actions'

type RefusedKindsProps = {
  readonly kinds: readonly string[]
  /** The same, for people. */
  readonly words: readonly string[]
}

/** Kinds of drafts that were refused for good, each to be switched on again. */
export function RefusedKinds({ kinds, words }: RefusedKindsProps) {
  const router = useRouter()
  const allow = async (kind: string, word: string) => {
    const allowed = await allowKindAgain(kind).catch(() => null)
    if (!allowed?.ok) return toast(allowed?.message ?? UNCHANGED)
    toast(`${word}: allowed again.`)
    router.refresh()
  }
  if (kinds.length === 0) return <p className="text-quiet">None. You get drafts of every kind.</p>
  return (
    <ul>
      {kinds.map((kind, at) => (
        <li key={kind} className="flex items-center justify-between gap-4 border-rule border-b py-2 last:border-0">
          {words[at]}
          <Button onClick={() => void allow(kind, words[at] ?? kind)} aria-label={`Allow again: ${words[at]}`}>
            Allow again
          </Button>
        </li>
      ))}
    </ul>
  )
}
