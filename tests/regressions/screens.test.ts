import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { createElement } from 'react'
import { prerender } from 'react-dom/static'
import { expect, it } from 'vitest'
import { type Overlay, onOpenOverlay, openOverlay } from '@/app/_palette/open-palette'
import { AnswerText } from '@/app/_ui/answer-side'
import { openSession } from '@/lib/domain/session/review-session'
import { clock, studyCard, studySession } from '@/lib/domain/session/session.fixture'
import { type SessionEvent, sessionAfter } from '@/lib/domain/session/session-events'
import { compareTyped, typedAnswerOf } from '@/lib/domain/session/typed-answer'
import { cardsChangeSchema } from '@/lib/services/cards/change-cards'

it('opens what was asked for before the listener was loaded, once', () => {
  openOverlay('keys')
  const opened: Overlay[] = []
  const end = onOpenOverlay((overlay) => opened.push(overlay))
  expect(opened).toEqual(['keys'])
  openOverlay('palette')
  expect(opened).toEqual(['keys', 'palette'])
  end()
  onOpenOverlay((overlay) => opened.push(overlay))
  expect(opened).toEqual(['keys', 'palette'])
})

it('says how a typed answer came out, also of a sentence with a gap', async () => {
  const card = studyCard('toll', { form: 'cloze', front: 'Tolls brought in {{c1::grain}}.', back: '', deletion: 1 })
  /** What compares is loaded with the first typed answer: the page waits for it. */
  const shown = async (text: string) => {
    const { prelude } = await prerender(
      createElement(AnswerText, {
        card,
        typed: compareTyped(text, card, [card]),
        focus: { current: null },
        onAccepted: () => undefined,
      }),
    )
    return new Response(prelude).text()
  }
  expect(await shown('grain')).toContain('Correct.')
  expect(await shown('silver')).toContain('Wrong.')
  expect(await shown('silver')).toMatch(/You typed: <\/span><del[^>]*>silver<\/del>/)
})

it('counts an accepted spelling also when the card comes back in the same session, and proposes Good', () => {
  const card = studyCard('town', { form: 'typed', back: 'Crane' })
  const moment = clock()
  let session = openSession(studySession([card]))
  const send = (event: SessionEvent) => {
    session = sessionAfter(session, event, moment())?.session ?? session
  }
  const type = (text: string) => {
    send({ kind: 'type', text })
    send({ kind: 'show', typed: typedAnswerOf(session) })
  }
  type('Grue')
  expect(session.side).toMatchObject({ typed: { verdict: 'wrong' }, proposed: 1 })
  send({ kind: 'accept', cardId: card.cardId, aliases: ['Grue'] })
  expect(session.side).toMatchObject({ proposed: 3 })
  send({ kind: 'grade', rating: 1 })
  type('grue')
  expect(session.side).toMatchObject({ typed: { verdict: 'correct' }, proposed: 3 })
})

const read = (add: readonly string[], remove: readonly string[] = []) =>
  cardsChangeSchema.safeParse({ kind: 'topics', add, remove })

it('topics that are added to cards are separated by commas', () => {
  expect(read(['my tag, two,', 'two'])).toMatchObject({ success: true, data: { add: ['my tag', 'two'], remove: [] } })
})

it('a name with a comma from before can still be removed', () => {
  expect(read([], ['my tag, two'])).toMatchObject({ success: true, data: { add: [], remove: ['my tag, two'] } })
})

it('more than 20 at once are refused', () => {
  const many = Array.from({ length: 21 }, (_, index) => `topic ${index}`).join(',')
  expect(read([many]).success).toBe(false)
})

const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join('app', file))

/** The files of actions that a source imports, as paths from the root. */
const actionsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|\} from) ?.*['"]([^'"]+)['"]$/gm)]
    .map(([, path = '']) => (path.startsWith('@/') ? path.slice(2) : normalize(join(dirname(file), path))))
    .map((path) => `${path}.ts`)
    .filter((path) => sources.includes(path) && readFileSync(path, 'utf8').startsWith("'use server'"))

it('every file of actions that an Undo may call is held by every page', () => {
  const held = new Set(actionsOf('app/_server/undo-everywhere.ts'))
  const undoing = sources.filter((file) => readFileSync(file, 'utf8').includes("label: 'Undo'"))
  expect(undoing.length).toBeGreaterThan(5)
  const missing = undoing.flatMap((file) =>
    actionsOf(file)
      .filter((path) => !held.has(path))
      .map((path) => `${file} imports ${path}`),
  )
  expect(missing).toEqual([])
  expect(readFileSync('app/layout.tsx', 'utf8')).toContain("import './_server/undo-everywhere'")
})
