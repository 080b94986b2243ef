import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { ReviewScreen } from './_components/review-screen'

export const metadata: Metadata = { title: 'Review' }

type ReviewPageProps = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const asked = await searchParams
  const scope = scopeSchema.safeParse(asked)
  if (!scope.success) {
    // Cards says what is wrong with a search, and where.
    if (typeof asked.search === 'string') redirect(`/cards?${new URLSearchParams({ search: asked.search })}`)
    notFound()
  }
  const ctx = await requestContext()
  const [study, learner] = await Promise.all([
    loadSession(ctx, scope.data),
    findLearner(ctx.engine.read, ctx.actor.learnerId),
  ])
  return (
    <ReviewScreen
      study={study}
      scoped={Object.keys(scope.data).length > 0}
      singleKeys={learner?.preferences.singleKeys ?? true}
      contextLine={learner?.preferences.contextLine ?? true}
    />
  )
}
