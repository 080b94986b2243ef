import { replacePairs } from './replace-pairs'
import { isEmptyField, type Template, type TemplateNode } from './template'

/** More HTML than this is no card: rendering stops. */
const LONGEST_SIDE_HTML = 400_000

/** What a side is rendered with. */
export type RenderSide = {
  readonly fields: ReadonlyMap<string, string>
  /** Tags, Deck, Card …: fields that Anki adds. A note type's own field of the same name goes first. */
  readonly special: ReadonlyMap<string, string>
  /** What a cloze field gives: its source on the question side. */
  readonly cloze: (name: string, html: string) => string
  /** What a field to type gives; on the question side nothing. */
  readonly typed: (name: string, html: string) => string
  /** Whether text that Anki only reads aloud is shown. */
  readonly showsSpeech: boolean
  readonly unknownField: (name: string) => void
}

/** A reading of Japanese words as Anki writes it: `日本[にほん]`, after a space or at the beginning. */
const READING = /(?: |(?<![^ >[\]]))([^ >[\]]+)\[([^[\]\n]+)\]/gu

const replaceReadings = (html: string, write: (kanji: string, kana: string) => string): string =>
  html
    .replaceAll('&nbsp;', ' ')
    .replace(READING, (all, kanji: string, kana: string) => (kana.startsWith('sound:') ? all : write(kanji, kana)))

/** Anki's filters `furigana`, `kana` and `kanji`. Cards have no ruby text, so a reading follows in brackets. */
const withKana = (html: string): string => replaceReadings(html, (kanji, kana) => `${kanji}(${kana})`)
export const kanaOnly = (html: string): string => replaceReadings(html, (_, kana) => kana)
const kanjiOnly = (html: string): string => replaceReadings(html, (kanji) => kanji)

const without = (html: string): string => replacePairs(html, ['<!--', '-->'], () => '').replace(/<[^<>]*>/gu, '')

const filtered = (name: string, html: string, filters: readonly string[], side: RenderSide): string => {
  if (filters.includes('type')) return filters[0] === 'cloze' ? '' : side.typed(name, html)
  let text = html
  for (const filter of filters) {
    if (filter === 'cloze' || filter === 'cloze-only') text = side.cloze(name, text)
    else if (filter === 'text') text = without(text)
    else if (filter === 'furigana') text = withKana(text)
    else if (filter === 'kana') text = kanaOnly(text)
    else if (filter === 'kanji') text = kanjiOnly(text)
    else if (filter === 'hint') text = isEmptyField(text) ? '' : `<x-hint>${text}</x-hint>`
    else if (/^tts\b/u.test(filter)) text = side.showsSpeech ? text : ''
  }
  return text
}

/**
 * The HTML of a side. Filters that Anki does not know leave a field as it is, as in Anki. Hints are elements `x-hint`.
 */
export const renderTemplate = ({ nodes }: Template, side: RenderSide): string => {
  let html = ''
  const fieldValue = (name: string): string | undefined => side.fields.get(name) ?? side.special.get(name)
  const render = (list: readonly TemplateNode[]): void => {
    for (const node of list) {
      if (html.length > LONGEST_SIDE_HTML) return
      if (node.kind === 'text') html += node.text
      else if (node.kind === 'section') {
        const value = fieldValue(node.name)
        if ((value === undefined || isEmptyField(value)) === node.negated) render(node.nodes)
      } else {
        const value = fieldValue(node.name)
        if (value === undefined) side.unknownField(node.name)
        else html += filtered(node.name, value, node.filters, side)
      }
    }
  }
  render(nodes)
  return html
}

/**
 * Whether a question side shows a field that is not empty, to type or in a negated section too. Anki makes no card
 * otherwise, whatever text its template has.
 */
export const showsField = (nodes: readonly TemplateNode[], isFilled: (name: string) => boolean): boolean =>
  nodes.some((node) => {
    if (node.kind === 'text') return false
    if (node.kind === 'field') return isFilled(node.name)
    return isFilled(node.name) !== node.negated && showsField(node.nodes, isFilled)
  })

/** The fields of a template that have a filter. */
export const fieldsWith = (nodes: readonly TemplateNode[], filter: string): readonly string[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'text') return []
    if (node.kind === 'section') return fieldsWith(node.nodes, filter)
    return node.filters.includes(filter) ? [node.name] : []
  })
