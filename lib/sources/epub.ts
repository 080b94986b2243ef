import { dirname, join } from 'node:path/posix'
import { canonicalText, parseBlocks } from '../domain/content/canonical-text'
import { NO_BIBLIOGRAPHY } from './front-matter'
import { MAX_TEXT_BYTES } from './limits'
import { htmlText } from './page/html-text'
import { pageDateOf } from './page/page-date'
import { failure, type SourceFailure, type SourceResult, sourceResult } from './source-result'
import { xmlDocument, xmlText } from './xml'
import { readZip, type Unpacked } from './zip'

const isWanted = (name: string): boolean => /\.(?:x?html?|xml|opf)$/i.test(name)

const DAMAGED = failure('damaged', 'The EPUB file is damaged: its list of chapters cannot be read. Get a new copy.')
const LOCKED = failure(
  'encrypted',
  'The book is locked with DRM, so its text cannot be read. Use a copy without DRM, or paste the passages you need.',
)
const TOO_LARGE = failure(
  'too-large',
  'The book has more than 5 MB of text. Save only the chapters you need and add those.',
)

/** These two only make fonts hard to copy; a book with them is open. */
const FONT_METHODS = ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']

const isLocked = (entries: Unpacked): boolean => {
  const methods = [...(xmlDocument(entries.get('META-INF/encryption.xml'))?.querySelectorAll('*') ?? [])]
    .filter(({ tagName }) => /(?:^|:)EncryptionMethod$/.test(tagName))
    .map((element) => element.getAttribute('Algorithm') ?? '')
  return methods.some((method) => !FONT_METHODS.includes(method))
}

type Package = { readonly document: Document; readonly folder: string; readonly part: Uint8Array }

const packageOf = (entries: Unpacked): Package | null => {
  const container = xmlDocument(entries.get('META-INF/container.xml'))
  const path = [...(container?.getElementsByTagName('rootfile') ?? [])][0]?.getAttribute('full-path')
  const part = path ? entries.get(path) : undefined
  const document = xmlDocument(part)
  return path && part && document ? { document, folder: dirname(path), part } : null
}

const decoded = (href: string): string => {
  try {
    return decodeURIComponent(href.split('#')[0] ?? '')
  } catch {
    return href
  }
}

/** The names of the chapters in the order in which the book is read; tables of contents and asides left out. */
const chaptersOf = ({ document, folder }: Package): readonly string[] => {
  const items = new Map([...document.getElementsByTagName('item')].map((item) => [item.getAttribute('id') ?? '', item]))
  return [...document.getElementsByTagName('itemref')]
    .filter((ref) => ref.getAttribute('linear') !== 'no')
    .flatMap((ref) => items.get(ref.getAttribute('idref') ?? '') ?? [])
    .filter((item) => !/(?:^|\s)nav(?:\s|$)/.test(item.getAttribute('properties') ?? ''))
    .map((item) => join(folder, decoded(item.getAttribute('href') ?? '')))
}

const textOf = (entries: Unpacked, chapters: readonly string[]): string | SourceFailure => {
  const texts: string[] = []
  let length = 0
  for (const name of chapters) {
    const chapter = entries.get(name)
    if (!chapter) continue
    const body = new TextDecoder('utf-8').decode(chapter).replace(/^[\s\S]*?<body\b[^<>]*>/i, '')
    const text = htmlText(body)
    length += Buffer.byteLength(text)
    if (length > MAX_TEXT_BYTES) return TOO_LARGE
    texts.push(text)
  }
  return canonicalText(texts.join('\n\n'))
}

/** The creators who wrote the book; those who only edited, translated or drew it are none, if the book says so. */
const authorsOf = (document: Document): readonly string[] => {
  const roles = new Map(
    [...document.getElementsByTagName('meta')]
      .filter((meta) => meta.getAttribute('property') === 'role')
      .map((meta) => [meta.getAttribute('refines')?.replace(/^#/, ''), (meta.textContent ?? '').trim()]),
  )
  return [...document.getElementsByTagName('dc:creator')]
    .filter((creator) => {
      const role = creator.getAttribute('opf:role') ?? roles.get(creator.getAttribute('id') ?? undefined) ?? AUTHOR
      return role === AUTHOR
    })
    .map((creator) => (creator.textContent ?? '').replace(/\s+/gu, ' ').trim())
    .map((name) => name.replace(/^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}. '’-]+)$/u, '$2 $1'))
    .filter((name) => name !== '')
}

/** In the list of roles that books use. */
const AUTHOR = 'aut'

/**
 * Reads an EPUB book: its chapters in reading order, without pictures, tables of contents and asides. Title, authors,
 * publisher, date and language come from its package. Fails as `encrypted` where the book is locked.
 */
export const fromEpub = async (bytes: Uint8Array): Promise<SourceResult> => {
  const zip = await readZip(bytes, isWanted)
  if (!zip.ok) return zip
  if (isLocked(zip.entries)) return LOCKED
  const found = packageOf(zip.entries)
  if (!found)
    return zip.entries.has('META-INF/container.xml') ? DAMAGED : failure('wrong-type', 'The file is not an EPUB book.')
  const text = textOf(zip.entries, chaptersOf(found))
  if (typeof text !== 'string') return text
  const field = xmlText(found.part)
  return sourceResult({
    ...NO_BIBLIOGRAPHY,
    title: field('dc:title')[0] ?? parseBlocks(text).find(({ kind }) => kind === 'heading')?.text ?? null,
    authors: authorsOf(found.document),
    outlet: field('dc:publisher')[0] ?? null,
    published: pageDateOf(field('dc:date')[0] ?? ''),
    language: field('dc:language')[0] ?? null,
    text,
  })
}
