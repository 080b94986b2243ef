import { useEffect, useRef, useState } from 'react'
import type { BriefingScope } from '@/lib/domain/briefing/briefing'
import type { ScopeCount } from '@/lib/services/briefing/scope-of-briefing'
import { countDraft } from '../actions'

const PAUSE_MS = 250

/** What the scope comes to, counted a moment after it changed. `isLate` while a count is on its way. */
export function useScopeCount(scope: BriefingScope, words: string) {
  const [count, setCount] = useState<ScopeCount | null>(null)
  const [state, setState] = useState<'late' | 'known' | 'failed'>('late')
  const asked = useRef(0)
  const key = JSON.stringify([scope, words])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what scope and words hold
  useEffect(() => {
    asked.current += 1
    const mine = asked.current
    setState('late')
    const timer = setTimeout(async () => {
      const result = await countDraft(scope, words).catch(() => null)
      if (mine !== asked.current) return
      if (result?.ok) setCount(result.value)
      setState(result?.ok ? 'known' : 'failed')
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [key])
  return { count, state }
}
