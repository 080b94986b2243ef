import { authorNames, byWork, type LooseHighlight, type ReadHighlights } from './highlighted-work'
import { clippingDate } from './kindle-dates'
import { mergeHighlights } from './merge-highlights'

const RULE = /^={8,}[ \t]*$/m

/** How Kindles name a note and a bookmark, by the languages they speak; anything else with words is a highlight. */
const NOTE = /\b(note|notiz|nota|notitie|anteckning|catatan)\b|メモ|笔记|筆記|заметка/iu
const BOOKMARK =
  /\b(bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|bokmärke)\b|ブックマーク|书签|書籤|закладка/iu
const HIGHLIGHT =
  /highlight|markierung|surlignement|subrayado|evidenziazione|destaque|markering|ハイライト|标注|標註|выделенный/iu
const LOCATION =
  /(?:location|loc\.|position|posición|posizione|posição|emplacement|locatie|位置|место)\D{0,12}(\d+)(?:\s*[-–]\s*(\d+))?/iu
const PAGE = /(?:page|seite|página|pagina|sida|страниц\S*)\s*(\d+)(?:\s*[-–]\s*(\d+))?|(\d+)\s*(?:ページ|页|頁)/iu

const NOT_ONE =
  'This is not a Kindle clippings file, which separates its entries with lines of ten equals signs. Choose “My Clippings.txt” in the “documents” folder of the device.'

type Place = { readonly location: number; readonly locationEnd: number }

/** A range may be shortened: `183-85` ends at 185. */
const rangeOf = (from: string, to: string | undefined): Place => {
  const location = Number(from)
  if (to === undefined) return { location, locationEnd: location }
  const end = to.length < from.length ? Number(from.slice(0, from.length - to.length) + to) : Number(to)
  return { location, locationEnd: Math.max(location, end) }
}

const placeOf = (line: string): Place => {
  const location = LOCATION.exec(line)
  if (location?.[1]) return rangeOf(location[1], location[2])
  const page = PAGE.exec(line)
  return rangeOf(page?.[1] ?? page?.[3] ?? '0', page?.[2])
}

/** “Title (Author)”: the last brackets hold the author; a title may have brackets of its own. */
const workOf = (line: string): { readonly title: string; readonly authors: readonly string[] } => {
  const match = /^(.*\S)\s*\(([^()]+)\)$/u.exec(line)
  if (!match?.[1] || !match[2]) return { title: line, authors: [] }
  return { title: match[1], authors: authorNames(match[2]) }
}

type Clipping = LooseHighlight & { readonly kind: 'highlight' | 'note' }

const clippingOf = (entry: string): Clipping | 'bookmark' | null => {
  const [first, second, ...rest] = entry
    .replace(/\uFEFF/g, '')
    .trim()
    .split('\n')
  if (!first || !second || !/^-\s/.test(second)) return null
  const text = rest.join('\n').trim()
  const head = second.split('|')[0] ?? second
  const isHighlight = HIGHLIGHT.test(head)
  if (!isHighlight && (text === '' || BOOKMARK.test(head))) return 'bookmark'
  if (text === '') return null
  const { title, authors } = workOf(first.trim().replace(/\s+/gu, ' '))
  const kind = !isHighlight && NOTE.test(head) ? 'note' : 'highlight'
  return { kind, title, authors, url: null, text, note: null, ...placeOf(second), at: clippingDate(second) }
}

const keyOf = ({ title, authors }: Pick<LooseHighlight, 'title' | 'authors'>) => JSON.stringify([title, authors])

/** The shortest of the highlights that a note's place lies in, as Kindles put a note at the end of its highlight. */
const noted = (highlights: readonly Clipping[], { location }: Clipping): number => {
  const around = highlights
    .map((highlight, at) => ({ highlight, at }))
    .filter(({ highlight }) => highlight.location <= location && highlight.locationEnd >= location)
    .sort((a, b) => a.highlight.locationEnd - a.highlight.location - (b.highlight.locationEnd - b.highlight.location))
  return around[0]?.at ?? -1
}

/** The highlights with the notes that belong to them, and how many notes stand alone. */
const withNotes = (
  clippings: readonly Clipping[],
): { readonly all: readonly LooseHighlight[]; readonly lost: number } => {
  const works = new Map<string, Clipping[]>()
  for (const clipping of clippings) works.set(keyOf(clipping), [...(works.get(keyOf(clipping)) ?? []), clipping])
  let lost = 0
  const all = [...works.values()].flatMap((own) => {
    const highlights = own.filter(({ kind }) => kind === 'highlight')
    for (const note of own.filter(({ kind }) => kind === 'note')) {
      const at = noted(highlights, note)
      const highlight = highlights[at]
      if (highlight) highlights[at] = { ...highlight, note: [highlight.note, note.text].filter(Boolean).join('\n') }
      else lost += 1
    }
    return highlights.map(({ kind: _, ...highlight }) => highlight)
  })
  return { all, lost }
}

/**
 * The highlights of a Kindle's “My Clippings.txt”, by work, in the order of the work; what was marked again is merged,
 * notes stand with their highlights. Bookmarks are passed over; entries that cannot be read and notes beside no highlight
 * are counted as skipped. Devices in English, German, French, Spanish, Italian, Portuguese, Dutch, Japanese and Chinese.
 */
export const readKindleClippings = (text: string): ReadHighlights => {
  const plain = text.replace(/\r\n?/g, '\n')
  if (!RULE.test(plain)) return { ok: false, message: NOT_ONE }
  const entries = plain.split(RULE).filter((entry) => entry.replace(/\uFEFF/g, '').trim() !== '')
  const read = entries.map(clippingOf)
  const clippings = read.filter((clipping): clipping is Clipping => clipping !== null && clipping !== 'bookmark')
  const { all, lost } = withNotes(clippings)
  const works = byWork(all).map((work) => ({ ...work, highlights: mergeHighlights(work.highlights) }))
  return { ok: true, works, skipped: read.filter((clipping) => clipping === null).length + lost }
}
