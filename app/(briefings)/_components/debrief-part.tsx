import { Section } from '@/app/_ui/page'
import type { Debrief } from '@/lib/services/briefing/debrief'
import { DebriefList } from './debrief-list'

/** What came up at a briefing that is over, to be marked fact by fact. */
export function DebriefPart({ debrief: { briefing, groups, counts } }: { readonly debrief: Debrief }) {
  if (groups.length === 0) return null
  return (
    <div id="debrief" className="scroll-mt-4">
      <Section title="Debrief">
        <p className="max-w-[38rem]">
          Mark what came up, and whether you recalled it. Beside each fact is what was forecast before the briefing. You
          can correct your marks at any time. Reviews of what you missed count as ordinary ones, even if the cards are
          not due yet.
        </p>
        <DebriefList briefingId={briefing.id} groups={groups} toReview={counts?.toReview ?? null} />
      </Section>
    </div>
  )
}
