import { expect, it } from 'vitest'
import { findDrafts } from '@/lib/domain/extraction/drafts/find-drafts'

const LEAD =
  'The Bank of Norholt raised its policy rate by three quarters of a percentage point to 6.25 per cent, the fourth increase of the year and the largest since the currency crisis of 2001, after inflation reached 7.8 per cent in September and the crown fell to its lowest level against the euro in more than two decades.'
const SPENT =
  'Governor Moira Holm said the bank had spent €4.2bn of its reserves since July to slow the fall of the crown, and that €31bn was left.'

const fronts = (published: string | null) =>
  findDrafts([LEAD, SPENT].join('\n\n'), { language: 'en', published, title: 'Bank of Norholt raises rate' }).map(
    ({ fact, mention }) => `${mention.quote}: ${fact.cards[0]?.front} ${fact.cards[0]?.back}`,
  )

it.each([['2026-10-14'], [null]])('every figure of the news is drafted, published %s', (published) => {
  const all = fronts(published)
  for (const figure of ['6.25 per cent', '7.8 per cent', '€4.2bn', '€31bn'])
    expect(all.some((front) => front.startsWith(figure))).toBe(true)
})
