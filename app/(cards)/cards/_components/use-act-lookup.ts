import { type RefObject, useEffect, useRef } from 'react'
import type { createActLookup } from '@/app/_client/act-lookup'

type ActLookup = ReturnType<typeof createActLookup>

/** Says what a key of the table does, as the learner has chosen; loaded after the table, with the keys of every page. */
export function useActLookup(): RefObject<ActLookup | null> {
  const lookup = useRef<ActLookup>(null)
  useEffect(() => {
    const take = (part: typeof import('@/app/_client/act-lookup')) => {
      lookup.current = part.createActLookup('cards')
    }
    void import('@/app/_client/act-lookup').then(take).catch(() => undefined)
  }, [])
  return lookup
}
