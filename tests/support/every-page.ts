import { versionsOfFacts } from '@/lib/data/queries/ageing/ageing'
import { factHistory } from '@/lib/services/ageing/fact-history'
import { listAgeing } from '@/lib/services/ageing/list-ageing'
import { listArticles, loadComingIn } from '@/lib/services/articles/list-articles'
import { loadArticle } from '@/lib/services/articles/load-article'
import { listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { loadCalendar } from '@/lib/services/briefing/load-calendar'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { listCards } from '@/lib/services/cards/list-cards'
import { listConflicts } from '@/lib/services/conflicts/list-conflicts'
import type { Context } from '@/lib/services/context'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { loadFact } from '@/lib/services/facts/load-fact'
import { listHistory } from '@/lib/services/history/list-history'
import { loadModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { loadPauses } from '@/lib/services/pausing/plan-pause'
import { loadReadingList, loadReadingOfDay } from '@/lib/services/reading/load-reading-list'
import { loadHistory, loadResults } from '@/lib/services/rehearsal/load-results'
import { loadOverview } from '@/lib/services/retention/load-overview'
import { loadProblemCards, loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { searchLibrary } from '@/lib/services/search/search-library'
import { loadSession } from '@/lib/services/study/load-session'
import { loadToday, partsOfToday } from '@/lib/services/study/load-today'
import { cardQuery } from '@/tests/support/card-query'

const MOST_FACTS = 6

/** What each page of the program reads, by the address of the page. */
const PAGES: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  '/': async (ctx) => {
    await loadToday(ctx)
    await partsOfToday(ctx)
    await loadReadingOfDay(ctx)
    await listConflicts(ctx)
    await listAgeing(ctx, { limit: 3 })
  },
  '/review': (ctx) => loadSession(ctx),
  '/decks': (ctx) => loadDecks(ctx),
  '/library': async (ctx) => {
    const { articles } = await listArticles(ctx, { search: '', order: 'date', filter: 'all', page: 1 })
    await loadComingIn(ctx)
    for (const { key } of articles.slice(0, 3)) await loadArticle(ctx, key)
  },
  '/library/fact': async (ctx) => {
    const { facts: f } = ctx.engine.read.t
    const rows = await ctx.engine.read.db.select({ id: f.id }).from(f)
    const ids = rows.map(({ id }) => id)
    const changed = [...(await versionsOfFacts(ctx.engine.read, ctx.actor.workspaceIds, ids)).keys()]
    for (const id of [...ids.slice(0, MOST_FACTS), ...changed]) {
      await loadFact(ctx, id)
      await factHistory(ctx, id)
    }
  },
  '/library/reading': (ctx) => loadReadingList(ctx, 1),
  '/cards': (ctx) => listCards(ctx, cardQuery({}), 0),
  '/search': (ctx) => searchLibrary(ctx, 'the', { articles: 5, facts: 5, cards: 5 }),
  '/retention': async (ctx) => {
    const model = await openRetention(ctx)
    await loadOverview(model)
    await loadProblemCards(model)
    await loadSources(model, 'article')
  },
  '/briefings': async (ctx) => {
    const { ahead, past } = await listOwnBriefings(ctx)
    for (const { briefing } of [...ahead, ...past]) {
      await loadBriefing(ctx, briefing.id)
      await loadCrib(ctx, briefing.id)
      const history = await loadHistory(ctx, briefing.id)
      if (history.ok) for (const { id } of history.value) await loadResults(ctx, briefing.id, id)
    }
    await loadCalendar(ctx, null)
  },
  '/history': (ctx) => listHistory(ctx, { kind: null, before: null }),
  '/settings': async (ctx) => {
    await loadPauses(ctx)
    await loadModel(ctx, modelKeys('/nowhere'))
  },
}

/** The pages that throw, each with what it throws; empty where all of them can be shown. */
export const pagesThatFail = async (
  ctx: Context,
): Promise<readonly { readonly page: string; readonly reason: unknown }[]> => {
  const failing: { page: string; reason: unknown }[] = []
  for (const [page, load] of Object.entries(PAGES)) {
    try {
      await load(ctx)
    } catch (reason) {
      failing.push({ page, reason })
    }
  }
  return failing
}
