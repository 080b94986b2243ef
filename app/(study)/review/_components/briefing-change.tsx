import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { outbox } from '@/app/_client/outbox'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { percentWords } from '@/lib/domain/format/percent'
import type { Instant } from '@/lib/domain/ids'
import type { ReadinessBeforeAfter } from '@/lib/services/briefing/keep-forecast'

const ADDRESS = '/api/v1/briefings/after-session'

const asked = async (since: Instant, briefing: string | null): Promise<ReadinessBeforeAfter | null> => {
  // What was answered must have arrived before its effect can be said.
  await outbox.flush()
  const response = await fetch(ADDRESS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ since, briefing }),
  })
  return response.ok ? (await response.json()).change : null
}

/** What this session did for the next briefing, in one line; nothing while it is not known, or offline. */
export default function BriefingChange({ since }: { readonly since: Instant }) {
  const briefing = useSearchParams().get('briefing')
  const [change, setChange] = useState<ReadinessBeforeAfter | null>(null)
  useEffect(() => {
    let gone = false
    asked(since, briefing).then(
      (found) => !gone && setChange(found),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [since, briefing])
  if (!change) return null
  const { id, title, day, briefingDay, before, after } = change
  return (
    <p role="status" className="mt-4 max-w-[36rem] font-serif text-reading">
      <Link href={`/briefings/${encodeURIComponent(id)}`} className="link">
        {title}
      </Link>
      , {daysAwayWords(day, briefingDay)}: readiness {percentWords(before.mean)} before, {percentWords(after.mean)} now,
      if you stop here.
    </p>
  )
}
