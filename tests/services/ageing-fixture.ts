import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { FactId } from '@/lib/domain/ids'
import { listAgeing } from '@/lib/services/ageing/list-ageing'
import type { Context } from '@/lib/services/context'
import { loadFact } from '@/lib/services/facts/load-fact'
import { present } from '@/tests/support/must'
import { addedKey, cloze, draft, entry, madeFact } from './library-fixture'

export const TRAFFIC = 'carries 12,000 vehicles a day'

export const traffic = (more: Partial<FactDraft> = {}): FactDraft =>
  draft({
    kind: 'figure',
    statement: 'As of July 2001 the Stone Bridge carries 12,000 vehicles a day.',
    asOf: '2001-07',
    reviewBy: '2026-01',
    cards: [
      entry({
        form: 'typed',
        front: 'How many vehicles a day does the Stone Bridge carry, as of July 2001?',
        back: '12,000',
        aliases: ['twelve thousand'],
      }),
      cloze('The Stone Bridge carries {{c1::12,000}} vehicles a day.'),
    ],
    ...more,
  })

export const made = async (ctx: Context, more: Partial<FactDraft> = {}) =>
  madeFact(ctx, await addedKey(ctx), traffic(more), TRAFFIC)

export const listed = async (ctx: Context) => (await listAgeing(ctx)).facts.map(({ factId }) => factId)
export const factOf = async (ctx: Context, factId: FactId) => present(await loadFact(ctx, factId))
