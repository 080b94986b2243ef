import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import { textOfCell } from '@/lib/interchange/text-export/spreadsheet-cell'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { studiedLibrary } from '@/tests/support/studied-library'
import { loadEveryForm } from './export-fixture'

const exported = async (ctx: Context, input: Record<string, unknown>) => {
  const { name, type, stream, counts } = must(await exportCards(ctx, exportSchema.parse(input)))
  return { name, type, text: await text(stream), counts }
}

const rowsOf = (csv: string) => parse(csv, { columns: true, bom: true }) as Record<string, string>[]

onBothEngines('cards as a table', (open) => {
  it('has a row for each card with its source, and what is difficult comes back as it was', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const answer = '=HYPERLINK("https://example.org";"x")'
    const front = 'Which, “formula”\nis "dangerous"?\t'
    await addOwnCard(ctx, ownCardSchema.parse({ id: newKey(), front, back: answer, topics: ['a, b'] }))
    const { name, type, text: csv, counts } = await exported(ctx, { format: 'csv' })
    expect(name).toBe('aide-memoire-cards-2026-03-02.csv')
    expect(type).toContain('charset=utf-8')
    expect(csv.startsWith('\uFEFFid')).toBe(true)
    expect(csv).toContain('\r\n')
    const rows = rowsOf(csv)
    expect(rows).toHaveLength(13)
    expect(counts.cards).toBe(13)
    expect(rows.find(({ question }) => question?.startsWith('How **long**'))).toMatchObject({
      form: 'question',
      'context-line': 'Figure · 2001 · Rivers & <bridges> (Bridge Review, Jul 2001)',
      answer: '742 km',
      hint: 'three digits',
      passage: 'The Oder is 742 km long',
      title: 'Rivers & <bridges>',
      authors: 'Ada Surveyor; Ben Builder',
      outlet: 'Bridge Review',
      published: '2001-07',
      url: 'https://example.org/rivers?a=1&b=2',
      'as-of': '2001',
      topics: 'Belt and Road; bridges',
      weight: 'must',
      deck: 'Rivers & <bridges>',
      due: '',
      state: 'new',
    })
    const clozes = rows.filter(({ form }) => form?.startsWith('cloze'))
    expect(clozes.map(({ form, answer: words }) => [form, words])).toEqual([
      ['cloze 1', 'Oder'],
      ['cloze 2', '742 km'],
      ['cloze 3', 'b'],
    ])
    const own = rows.find(({ passage }) => passage === '')
    expect(own?.title).toBe('')
    expect(own?.answer).toBe(`'${answer}`)
    expect(textOfCell(own?.answer ?? '')).toBe(answer)
    expect(own?.question).toBe(front.trim())
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  it('has the due day and state of a learner’s cards, and neither if asked to leave them out', async () => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    const rows = rowsOf((await exported(end, { format: 'csv' })).text)
    expect(rows.filter(({ due }) => /^2026-\d\d-\d\d$/.test(due ?? '')).length).toBeGreaterThan(15)
    expect(new Set(rows.map(({ state }) => state))).toEqual(
      new Set(['new', 'review', 'learning', 'relearning', 'suspended']),
    )
    const [row] = rowsOf((await exported(end, { format: 'csv', withScheduling: false })).text)
    expect(row).not.toHaveProperty('due')
    expect(row).not.toHaveProperty('state')
  })

  it('is Markdown to read, with each article, fact and passage once', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const { name, text: markdown } = await exported(ctx, { format: 'md' })
    expect(name).toBe('aide-memoire-cards-2026-03-02.md')
    expect(markdown).toContain(
      [
        '# Rivers & <bridges>',
        '',
        'Notes on: Rivers & <bridges>. Ada Surveyor, Ben Builder, Bridge Review, July 2001. <https://example.org/rivers?a=1&b=2>',
        '',
        '## The Oder is 742 km long.',
        '',
        '> The Oder is 742 km long',
        '',
        'As of 2001. Belt and Road, bridges, Ada Surveyor, Oder',
        '',
        '- How **long** is the *Oder* & its <lock>?',
        '  ',
        '  742 km',
        '  ',
        '  Hint: three digits',
        '',
      ].join('\n'),
    )
    expect(markdown.match(/^# Rivers/gmu)).toHaveLength(1)
    expect(markdown.match(/\{\{c1::Oder::river\}\}/gu)).toHaveLength(1)
  })

  it('holds what a search finds, and fails if that is nothing', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const selection = { kind: 'all', query: 'search=lock+form:question', except: [] }
    const rows = rowsOf((await exported(ctx, { format: 'csv', selection })).text)
    expect(rows.map(({ question }) => question)).toContain('By how much does the lock rise?')
    expect(rows.length).toBeLessThan(4)
    const none = await exportCards(
      ctx,
      exportSchema.parse({ format: 'csv', selection: { ...selection, query: 'search=nowhere' } }),
    )
    expect(none).toMatchObject({ ok: false, code: 'invalid' })
  })
})
