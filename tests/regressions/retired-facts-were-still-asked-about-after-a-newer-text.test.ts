import { expect, it } from 'vitest'
import { changedPassages, replaceSnapshot } from '@/lib/services/articles/replace-snapshot'
import { makeFact } from '@/lib/services/facts/make-fact'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { addedKey, cloze, draft, pasted, spanOf } from '../services/library-fixture'

const WORDS = 'The last ferry of the town made its crossing on 3 May 1987, before a crowd of two thousand people.'
const OLD = `# Of stone and iron\n\nThe Stone Bridge carries 12,000 vehicles a day.\n\n${WORDS}`
const NEW = '# Of stone and iron\n\nThe Stone Bridge carries 12,000 vehicles a day.\n\nNothing else is known of it.'
const blank = { title: null, authors: [], outlet: null, published: null, url: null, language: null }

onBothEngines('a fact whose passage is gone', (open) => {
  it('is not on the list of what changed while it is retired, and is again when it is brought back', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx, pasted(OLD, { outlet: null }))
    const fact = draft({
      statement: WORDS,
      places: [],
      cards: [cloze('The last ferry crossed on {{c1::3 May 1987}}.')],
    })
    const made = must(await makeFact(ctx, key, spanOf(WORDS, OLD), fact))
    await replaceSnapshot(ctx, key, { ...blank, text: NEW })
    const { factId } = made
    expect(await changedPassages(ctx, key)).toMatchObject({ value: [{ factId, kind: 'gone' }] })
    await retireFact(ctx, factId)
    expect(await changedPassages(ctx, key)).toEqual({ ok: true, value: [] })
    await restoreFact(ctx, factId)
    expect(await changedPassages(ctx, key)).toMatchObject({ value: [{ factId, kind: 'gone' }] })
  })
})
