import { useCallback, useEffect, useRef } from 'react'
import type { createActLookup } from '@/app/_client/act-lookup'
import type { KeyAct } from '@/lib/domain/keys/key-acts'

type ActLookup = ReturnType<typeof createActLookup>

/**
 * Says what a key of the table does. It is loaded after the table, with the keys of every page:
 * a key that is pressed before is answered with “later”, and what it does handed over as soon as it is known.
 */
export function useActLookup(): (event: KeyboardEvent, tell: (act: KeyAct | null) => void) => KeyAct | null | 'later' {
  const loading = useRef<Promise<ActLookup> | null>(null)
  const lookup = useRef<ActLookup>(null)
  const load = useCallback(() => {
    loading.current ??= import('@/app/_client/act-lookup').then(({ createActLookup }) => {
      lookup.current = createActLookup('cards')
      return lookup.current
    })
    // Where it cannot be loaded, the next key tries again.
    loading.current.catch(() => {
      loading.current = null
    })
    return loading.current
  }, [])
  useEffect(() => {
    void load().catch(() => undefined)
  }, [load])
  return (event, tell) => {
    if (lookup.current) return lookup.current(event)
    void load().then(
      (actOf) => tell(actOf(event)),
      () => undefined,
    )
    return 'later'
  }
}
