import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import type { StudyPause } from '@/lib/domain/pausing/pause'
import { pauseWords } from '@/lib/domain/pausing/pause-words'

/** The next pause, and the way to the page that plans one. */
export function PauseSection({ pauses }: { readonly pauses: readonly StudyPause[] }) {
  const [next] = pauses
  return (
    <Section title="Pauses" label={next ? `Next: ${pauseWords(next, dateStyle())}.` : 'None planned.'}>
      <p className="mb-4 text-quiet">Days on which you won’t study. Briefings and forecasts take them into account.</p>
      <LinkButton href="/pause">{next ? 'See or change pauses' : 'Plan a pause'}</LinkButton>
    </Section>
  )
}
