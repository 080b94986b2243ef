import { expect, it } from 'vitest'
import { topicNames } from '@/lib/data/queries/imports/imports'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { ankiPackageOf, type MadeNote, noonOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { firstOf, must } from '@/tests/support/must'

/** A card that was forgotten that often, and learned again each time. */
const forgotten = (guid: string, lapses: number, tags: readonly string[]): MadeNote => ({
  guid,
  front: `Who leads ${guid}?`,
  back: guid,
  tags,
  cards: [
    {
      state: 'review',
      due: { kind: 'day', day: 70 },
      intervalDays: 2,
      reps: 1 + 2 * lapses,
      lapses,
      reviews: [
        { id: noonOf(0), rating: 4, kind: 'learn', interval: 2, ease: 0 },
        ...Array.from({ length: lapses }, (_, i) => [
          { id: noonOf(2 + 3 * i), rating: 1 as const, kind: 'review' as const, interval: -600 },
          { id: noonOf(2 + 3 * i) + 900_000, rating: 3 as const, kind: 'relearn' as const, interval: 2 },
        ]).flat(),
      ],
    },
  ],
})

const NOTES = [
  forgotten('tagged', 8, ['leech', 'energy']),
  forgotten('rewritten', 9, ['energy']),
  forgotten('hard', 3, ['leech']),
]

const imported = async (ctx: Context, notes = NOTES) =>
  must(await importPackage(ctx, stagedOf(ankiPackageOf(notes)), { withScheduling: true, deck: null })).report

const found = async (ctx: Context, search: string) =>
  (await searchCards(ctx, cardQuery({ search }))).lines
    .map(({ question }) => question.map(({ text }) => text).join(''))
    .sort()

onBothEngines('the leeches of a package', (open) => {
  it('are leeches here, those whose tag was taken away are none, and the tag alone is a topic', async () => {
    const { ctx } = await open()
    const { problems } = await imported(ctx)
    expect(problems.map(({ what, examples }) => [what.includes('“leech”'), examples])).toEqual([
      [true, ['Who leads hard?']],
    ])
    expect(await found(ctx, 'is:leech')).toEqual(['Who leads tagged?'])
    expect(await found(ctx, 'tag:leech')).toEqual(['Who leads hard?', 'Who leads tagged?'])
    expect(await topicNames(ctx.engine.read, ctx.actor.workspaceId)).toEqual(['energy', 'leech'])
    expect((await imported(later(ctx, 1))).notes).toEqual({ new: 0, changed: 0, same: 3 })
  })

  it('become leeches again once they are forgotten often enough since', async () => {
    const { ctx } = await open()
    await imported(ctx)
    const line = firstOf((await searchCards(ctx, cardQuery({ search: 'rewritten' }))).lines)
    for (let day = 1; day <= 3; day++) {
      const at = later(ctx, day * 40 * 86_400_000)
      await submitEntries(at, [await answerOf(at, line.cardId, 1)])
      const again = later(at, 900_000)
      await submitEntries(again, [await answerOf(again, line.cardId, 3)])
      // Eight and then every four: the next is the twelfth.
      expect((await found(again, 'is:leech')).includes('Who leads rewritten?')).toBe(day === 3)
    }
  })
})
