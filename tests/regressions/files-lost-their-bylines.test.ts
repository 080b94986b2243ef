import { describe, expect, it } from 'vitest'
import { fromDocx } from '@/lib/sources/docx'
import { fromEpub } from '@/lib/sources/epub'
import { withoutHead } from '@/lib/sources/head/without-head'
import { fromPdf } from '@/lib/sources/pdf'
import { all, type Draw, LONG, line, OTHER, paragraphs, pdf } from '@/lib/sources/pdf.fixture'
import type { SourceResult } from '@/lib/sources/source-result'
import { bookEntries, wordParagraph as p, wordEntries, zipped } from '@/tests/support/packed-files'

const MARCHETTI = { authors: ['Elena Marchetti'], outlet: 'Energy Monitor', published: '2026-09-03' }
const kept = (read: SourceResult): string => (read.ok ? withoutHead(read.value.text, read.value.title) : read.code)

describe('a PDF', () => {
  const body = paragraphs([LONG, OTHER], { y: 640 })
  const TITLE = 'Bridges of the river are older than all of its ferries'
  const page = (...more: readonly Draw[]): Draw =>
    all(
      line('ENERGY MONITOR', 72, 790, 12),
      line('Bridges of the river are older', 72, 750, 24),
      line('than all of its ferries', 72, 721, 24),
      line('By Elena Marchetti, Rome', 72, 690),
      line('3 September 2026', 72, 676),
      body,
      ...more,
    )

  it('has one title, though it is broken over two lines, and says who wrote it, where and when', async () => {
    const read = await fromPdf(await pdf([page()]))
    expect(read).toMatchObject({ value: { title: TITLE, ...MARCHETTI } })
    expect(kept(read)).toBe(`${LONG}\n\n${OTHER}`)
  })

  it('names its outlet in a larger masthead, or in the header of every page', async () => {
    const large = all(
      line('Energy Monitor', 72, 790, 34),
      line('Bridges grow', 72, 740, 20),
      line('By Elena Marchetti', 72, 700),
      line('3 September 2026', 72, 686),
      body,
    )
    expect(await fromPdf(await pdf([large]))).toMatchObject({ value: { title: 'Bridges grow', ...MARCHETTI } })
    const header: Draw = (at, font, number) => line(`Energy Monitor | ${number}`, 72, 815, 9)(at, font, number)
    const first = all(
      header,
      line('Bridges grow', 72, 750, 20),
      line('By Elena Marchetti', 72, 710),
      line('3 September 2026', 72, 696),
      body,
    )
    expect(await fromPdf(await pdf([first, all(header, body), all(header, body)]))).toMatchObject({
      value: { title: 'Bridges grow', ...MARCHETTI },
    })
  })

  it('has a byline and a date that are as long as its lines', async () => {
    const draw = all(
      line('Bridges grow', 72, 750, 20),
      line('By Elena Marchetti in Rome and Jan Kowal in Warsaw and Pieter van der Berg in Brussels', 72, 700),
      line('Energy Monitor, 3 September 2026', 72, 686),
      paragraphs([LONG], { y: 672 }),
    )
    const read = await fromPdf(await pdf([draw]))
    expect(read).toMatchObject({
      value: { ...MARCHETTI, authors: ['Elena Marchetti', 'Jan Kowal', 'Pieter van der Berg'] },
    })
    expect(kept(read)).toBe(LONG)
  })

  it('keeps two headings apart that stand apart', async () => {
    const draw = all(line('Bridges grow', 72, 780, 20), line('The first bridge', 72, 730, 20), body)
    expect(kept(await fromPdf(await pdf([draw])))).toContain('# The first bridge')
  })

  it('without a byline or a date states none', async () => {
    const draw = all(
      line('Bridges grow', 72, 780, 20),
      line('By Monday the river had reached the bridge', 72, 740),
      body,
    )
    expect(await fromPdf(await pdf([draw]))).toMatchObject({ value: { authors: [], outlet: null, published: null } })
  })
})

describe('a Word file', () => {
  const core = (title: string, creator: string) =>
    `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator></cp:coreProperties>`
  const read = async (body: string, properties?: string) => fromDocx(await zipped(wordEntries(body, properties)))
  const TEXT = 'The grid failed twice in August. It failed again in September.'
  const broken =
    '<w:p><w:r><w:t>By Elena Marchetti, Rome</w:t><w:br/><w:t>Energy Monitor, 3 September 2026</w:t></w:r></w:p>'

  it.each([
    ['lines of its own', `${p('By Elena Marchetti, Rome')}${p('Energy Monitor, 3 September 2026')}`],
    ['one paragraph with a line break', broken],
  ])('says who wrote it, where and when, in %s', async (_, byline) => {
    const file = await read(`${p('Lights out', 'Heading1')}${byline}${p(TEXT)}`)
    expect(file).toMatchObject({ value: { title: 'Lights out', ...MARCHETTI } })
    expect(kept(file)).toBe(TEXT)
  })

  it('has a title without a style of headings', async () => {
    expect(await read(`${p('Lights out')}${broken}${p(TEXT)}`)).toMatchObject({ value: { title: 'Lights out' } })
  })

  it('is believed before its properties, which are often those of another file', async () => {
    const file = await read(
      `${p('Lights out', 'Heading1')}${broken}${p(TEXT)}`,
      core('Template for letters', 'Office User'),
    )
    expect(file).toMatchObject({ value: { title: 'Lights out', ...MARCHETTI } })
  })

  it('takes no account name and no name of a program for an author or a title', async () => {
    const file = await read(`${p('Lights out', 'Heading1')}${p(TEXT)}`, core('Document1', 'admin'))
    expect(file).toMatchObject({ value: { title: 'Lights out', authors: [], outlet: null, published: null } })
  })
})

describe('an EPUB book', () => {
  const read = async (metadata: string) =>
    fromEpub(
      await zipped(bookEntries({ chapters: { 'a.xhtml': '<h1>Lights out</h1><p>The grid failed.</p>' }, metadata })),
    )

  it('is by those who wrote it, not by those who edited it', async () => {
    const metadata =
      '<dc:title>The grid</dc:title><dc:creator id="a">Marchetti, Elena</dc:creator><dc:creator id="b">Moira Holm</dc:creator><meta refines="#b" property="role">edt</meta>'
    expect(await read(metadata)).toMatchObject({ value: { title: 'The grid', authors: ['Elena Marchetti'] } })
  })

  it('without a title in its package has that of its first heading', async () => {
    expect(await read('')).toMatchObject({ value: { title: 'Lights out', authors: [] } })
  })
})
