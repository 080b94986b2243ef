'use client'

import { useEffect, useRef, useState } from 'react'
import { outbox } from '@/app/_client/outbox'
import { counted } from '@/lib/domain/format/words'
import type { FactCounts } from '@/lib/services/articles/load-article'
import { countArticleFacts } from '../draft-actions'

type FactCountProps = FactCounts & { readonly articleKey: string }

/** “2 facts, 2 cards” of an article, counted again whenever the server has taken a decision. */
export function FactCount({ articleKey, facts, cards }: FactCountProps) {
  const [latest, setLatest] = useState<FactCounts>({ facts, cards })
  const isAsking = useRef(false)
  useEffect(() => setLatest({ facts, cards }), [facts, cards])
  useEffect(() => {
    let isShown = true
    const count = async () => {
      if (isAsking.current) return
      isAsking.current = true
      await outbox.idle('decision')
      isAsking.current = false
      // What cannot be counted now stays as it was.
      const result = await countArticleFacts(articleKey).catch(() => null)
      if (isShown && result?.ok) setLatest(result.value)
    }
    const end = outbox.onOutcome(({ entry }) => {
      if (entry.kind === 'decision' && entry.content.kind !== 'highlight') void count()
    })
    return () => {
      isShown = false
      end()
    }
  }, [articleKey])
  return latest.facts === 0 ? 'No facts yet' : `${counted(latest.facts, 'fact')}, ${counted(latest.cards, 'card')}`
}
