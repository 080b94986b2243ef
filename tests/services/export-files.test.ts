import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { afterEach, expect, it, vi } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import { textOfCell } from '@/lib/interchange/text-export/spreadsheet-cell'
import type { Context } from '@/lib/services/context'
import { exportCards, planExport, previewCardExport, writeExportFile } from '@/lib/services/export/export-cards'
import { EXPORT_FORMATS, exportSchema } from '@/lib/services/export/export-input'
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

const previewed = async (ctx: Context, input: Record<string, unknown>) =>
  must(await previewCardExport(ctx, exportSchema.parse(input)))

const exportedCounts = async (ctx: Context, input: Record<string, unknown>) => {
  const result = must(await exportCards(ctx, exportSchema.parse(input)))
  for await (const _ of result.stream);
  return result.counts
}

const PICTURE = `![map](media:${'a'.repeat(64)}.png)`

onBothEngines('what an export would lose', (open) => {
  it.each(EXPORT_FORMATS)('%s says before what its result says after', async (format) => {
    const { ctx } = await open()
    const end = await studiedLibrary(ctx)
    await loadEveryForm(end)
    await addOwnCard(end, ownCardSchema.parse({ id: newKey(), front: 'see <!-- this -->', back: PICTURE }))
    const { chosen, losses } = await previewed(end, { format })
    const counts = await exportedCounts(end, { format })
    expect(losses).toEqual(counts.losses ?? [])
    expect(chosen).toBe(counts.cards)
  })

  it('counts only the chosen cards', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const all = await previewed(ctx, { format: 'csv' })
    const some = await previewed(ctx, { format: 'csv', selection: { kind: 'all', query: 'search=lock', except: [] } })
    expect(some.chosen).toBeLessThan(all.chosen)
    const what = ({ losses }: typeof all) => losses.map((loss) => loss.what)
    expect(what(all)).toContain('1 card has other spellings that are not in the file.')
    expect(what(some).join()).not.toContain('spellings')
  })

  it('fails as the export would, and ends when it is told to', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const none = exportSchema.parse({ format: 'csv', selection: { kind: 'all', query: 'search=xyzzy', except: [] } })
    expect(await previewCardExport(ctx, none)).toMatchObject({ ok: false, code: 'invalid' })
    const stop = new AbortController()
    stop.abort(new Error('another format'))
    await expect(previewCardExport(ctx, exportSchema.parse({ format: 'md' }), { signal: stop.signal })).rejects.toThrow(
      'another format',
    )
  })
})

const inputOf = (input: object) => exportSchema.parse(input)

const planned = async (ctx: Context, input: object) => must(await planExport(ctx, inputOf(input)))

onBothEngines('an export to a file', (open) => {
  afterEach(() => vi.unstubAllEnvs())

  /** A folder for the file, in which there is one for what is temporary too. */
  const folderOf = () => {
    const folder = mkdtempSync(join(tmpdir(), 'aide-test-export-'))
    mkdirSync(join(folder, 'temporary'))
    vi.stubEnv('TMPDIR', join(folder, 'temporary'))
    return folder
  }

  it.each(['apkg', 'apkg-packing', 'csv', 'md', 'jsonl'])('leaves nothing when %s is stopped', async (what) => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const folder = folderOf()
    const [format, step = 'reading'] = what.split('-')
    const stop = new AbortController()
    const stopped = await writeExportFile(await planned(ctx, { format }), join(folder, 'cards'), {
      signal: stop.signal,
      onProgress: (at) => {
        if (at === step) stop.abort()
      },
    })
    expect(stopped).toMatchObject({
      ok: false,
      code: 'conflict',
      message: 'The export was stopped. Nothing was written.',
    })
    expect(readdirSync(folder)).toEqual(['temporary'])
    await expect.poll(() => readdirSync(tmpdir()), { timeout: 50_000 }).toEqual([])
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['apkg', 'csv', 'md', 'jsonl'])('tells how much of %s is done, never backwards', async (format) => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const folder = folderOf()
    const told = new Map<string, number[]>()
    const written = await writeExportFile(await planned(ctx, { format }), join(folder, 'cards'), {
      onProgress: (step, share) => told.set(step, [...(told.get(step) ?? []), share]),
    })
    expect(written).toMatchObject({ ok: true, value: { bytes: readFileSync(join(folder, 'cards')).length } })
    expect([...told.keys()]).toEqual(format === 'apkg' ? ['reading', 'packing'] : ['reading'])
    for (const shares of told.values()) {
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      expect(shares.at(-1)).toBeLessThanOrEqual(1)
    }
    if (format === 'apkg') expect(told.get('packing')?.at(-1)).toBe(1)
    rmSync(folder, { recursive: true, force: true })
  })
})
