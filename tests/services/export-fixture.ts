import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArticleFile } from '@/lib/domain/content-files/article-file'
import type { CardId } from '@/lib/domain/ids'
import { localWorkspace } from '@/lib/services/authorise'
import { chosenCards } from '@/lib/services/cards/card-selection'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { exportAnki } from '@/lib/services/export/export-anki'
import { smallArticle } from '@/tests/support/library'
import { must } from '@/tests/support/must'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const FILLER = Array.from({ length: 255 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}`).join(' ')

/** An article with a card of every form, and with what is difficult in each. */
const EVERY_FORM = `---
id: every-form
title: "Rivers & <bridges>"
authors: [Ada Surveyor, Ben Builder]
outlet: Bridge Review
published: 2001-07
url: https://example.org/rivers?a=1&b=2
topics: [Belt and Road, bridges]
---

${FILLER}.

The Oder is 742 km long & flows through 3 countries. Its lock rises by 12 m.

\`\`\`facts
- id: oder-length
  kind: figure
  weight: must
  statement: The Oder is 742 km long.
  passage: The Oder is 742 km long
  as-of: "2001"
  people: [Ada Surveyor]
  places: [Oder]
  cards:
    - id: oder-length-how
      q: "How **long** is the *Oder* & its <lock>?"
      a: 742 km
      hint: three digits
    - id: oder-length-reversed
      q: the long river
      a: the Oder
      reversed: true
    - id: oder-length-typed
      q: "The length of the Oder, typed?"
      a: 742 km
      typed: true
      aliases: [742 kilometres]
    - id: oder-length-cloze
      cloze: "The {{c1::Oder::river}} is {{c2::742 km}} long, $\\\\frac{a}{{{c3::b}}}$."
- id: oder-lock
  kind: figure
  weight: nice
  statement: Its lock rises by 12 m.
  passage: Its lock rises by 12 m.
  as-of: "2001"
  cards:
    - id: oder-lock-rise
      q: By how much does the lock rise?
      a: 12 m
\`\`\`
`

/** Loads the article with every form beside one of four plain facts. */
export const loadEveryForm = async (ctx: Context): Promise<void> => {
  const { article, problems } = parseArticleFile('every-form.md', EVERY_FORM)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (!article || errors.length > 0) throw new Error(JSON.stringify(errors))
  const bridges = smallArticle(
    'bridges',
    ['a', 'b', 'c', 'd'].map((name) => ({ key: `bridge-${name}` })),
  )
  await loadContent(ctx.engine, localWorkspace(ctx), [article, bridges], ctx.now)
}

/** The ids of the cards that a search finds, in the order of the library; all without one. */
export const cardsFound = async (ctx: Context, query = ''): Promise<readonly CardId[]> =>
  must(await chosenCards(ctx, { kind: 'all', query, except: [] })).map(({ cardId }) => cardId)

/** A path in a folder that is gone after the test. */
export const pathOf = (name: string): string => join(temporaryFolder(), name)

/** An Anki package of these cards as a file, with what it is said to hold. */
export const packageOf = async (ctx: Context, ids: readonly CardId[], wanted: Parameters<typeof exportAnki>[2]) => {
  const path = pathOf('cards.apkg')
  const { counts, stream } = await exportAnki(ctx, ids, wanted)
  await pipeline(stream, createWriteStream(path))
  return { path, counts }
}
