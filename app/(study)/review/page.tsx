import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { sessionOfDay } from '@/lib/services/offline/pages-to-save'
import { loadSession } from '@/lib/services/study/load-session'
import { type StudyScope, scopeSchema } from '@/lib/services/study/study-scope'
import { ReviewScreen } from './_components/review-screen'

export const generateMetadata = async ({ searchParams }: PageProps<'/review'>): Promise<Metadata> => {
  const { deck, rehearsal } = await searchParams
  if (rehearsal !== undefined) return { title: 'Rehearsal' }
  return { title: typeof deck === 'string' ? `Review: ${deck}` : 'Review' }
}

/** The page from which a session of this scope is begun. */
const begunAt = ({ articleKey, briefingId, isWithinLimits }: StudyScope): Route => {
  if (isWithinLimits) return '/decks'
  if (articleKey !== undefined) return `/library/${encodeURIComponent(articleKey)}` as Route // checked when it is opened
  return briefingId === undefined ? '/' : (`/briefings/${briefingId}` as Route) // the same
}

export default async function ReviewPage({ searchParams }: PageProps<'/review'>) {
  const asked = await searchParams
  const scope = scopeSchema.safeParse(asked)
  if (!scope.success) {
    // Cards says what is wrong with a search, and where.
    if (typeof asked.search === 'string') redirect(`/cards?${new URLSearchParams({ search: asked.search })}`)
    notFound()
  }
  const ctx = await requestContext()
  // A device saves the sessions of the next days too; only it asks for them.
  const later = typeof asked.on === 'string' ? await sessionOfDay(ctx, asked.on) : null
  const [study, learner] = await Promise.all([
    later ?? loadSession(ctx, scope.data),
    findLearner(ctx.engine.read, ctx.actor.learnerId),
  ])
  const { deck } = scope.data
  return (
    <>
      {deck === undefined ? null : <DeckName deck={deck} />}
      <ReviewScreen
        study={study}
        leaveTo={study.rehearsal ? (`/briefings/${study.rehearsal.briefingId}/rehearse` as Route) : begunAt(scope.data)}
        scoped={Object.keys(scope.data).length > 0}
        contextLine={learner?.preferences.contextLine ?? true}
      />
    </>
  )
}

/** Which deck is studied, above the session; hidden in focus mode and in low windows. */
function DeckName({ deck }: { readonly deck: string }) {
  return (
    <p className="mx-auto low:hidden w-full max-w-[72rem] truncate border-rule border-b px-4 py-1.5 text-label text-quiet has-[+_[data-review]_[aria-label='Leave_focus_mode']]:hidden sm:px-6">
      Deck: <span className="text-ink">{deck}</span>
    </p>
  )
}
